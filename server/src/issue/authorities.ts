import { isAuthority, isNamedIssuer } from '../path/certificate-links.ts';
import { formatRelative } from '../text/duration.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getDisplayName, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { createRoot } from './create-authority.ts';
import { fingerprint } from './fingerprint.ts';
import type { IssuingHost } from './host.ts';
import { developmentSubtrees, isPermitted, permittedBy, subtreeFor } from './name-constraints.ts';
import { findPrivateKeys, openKey } from './private-keys.ts';
import { Refusal } from './refusal.ts';
import { authorityId, StoredAuthorities, type StoredAuthority } from './stored-authorities.ts';
import type { AuthorityChoice } from './tasks.ts';
import type { AltName, Authority, KeyMaterial } from './types.ts';

const DAY = 86_400_000;
/** Days that a CA lives where nobody says otherwise: as long as a project. */
export const ROOT_DAYS = 3650;
/** Clocks of development machines are a little off. Milliseconds. */
export const CLOCK_SKEW = 60_000;
/** Longer paths are no development CA's. */
const MAX_PATH = 10;

/** Who signs, ready to. */
export interface Signatory {
  readonly authority: Authority;
  /** Where it is one of the user's own storage, which remembers what it has revoked. */
  readonly stored: StoredAuthority | undefined;
  /** What the user should know: that the CA was made just now. */
  readonly notes: readonly string[];
}

/** The CA that signs for these names; undefined where they are to sign themselves. Throws a Refusal where there is none, or it may not. */
export async function findSignatory(
  choice: AuthorityChoice,
  names: readonly AltName[],
  host: IssuingHost,
): Promise<Signatory | undefined> {
  if (choice.kind === 'self-signed') return undefined;
  const signatory = (await findExisting(choice, host)) ?? (await makeDevelopmentAuthority(names, host));
  refuseExpired(signatory.authority, host);
  refuseForeignNames(signatory.authority, names, host);
  return signatory;
}

/** Throws a Refusal where the CA of this choice may not sign for these names. One that is still to be made may. */
export async function checkSignatory(
  choice: AuthorityChoice,
  names: readonly AltName[],
  host: IssuingHost,
): Promise<void> {
  if (choice.kind === 'self-signed') return;
  const signatory = await findExisting(choice, host);
  if (signatory !== undefined) refuseForeignNames(signatory.authority, names, host);
}

/** Undefined only for a development CA that was not made yet. */
function findExisting(
  choice: Exclude<AuthorityChoice, { kind: 'self-signed' }>,
  host: IssuingHost,
): Promise<Signatory | undefined> {
  switch (choice.kind) {
    case 'development':
      return findDevelopmentAuthority(host);
    case 'stored':
      return loadStored(choice.id, host);
    case 'file':
      return openFile(choice, host);
  }
}

/** The newest CA of the project that is still valid. */
async function findDevelopmentAuthority(host: IssuingHost): Promise<Signatory | undefined> {
  const stored = storageOf(host);
  for (const each of await stored.list()) {
    if (each.project !== host.project.uri) continue;
    const authority = await stored.load(each.id);
    if (authority !== undefined && endOf(authority) > host.now()) return { authority, stored: each, notes: [] };
  }
  return undefined;
}

/** May sign for the names that it is first asked for, besides those of development. */
async function makeDevelopmentAuthority(names: readonly AltName[], host: IssuingHost): Promise<Signatory> {
  const foreign = names.filter((name) => !isPermitted(name, developmentSubtrees()));
  const permitted = [...developmentSubtrees(), ...foreign.map(subtreeFor)];
  const name = `${host.project.name} development CA`;
  const start = wholeSecond(host.now());
  const lifetime = { notBefore: start - CLOCK_SKEW, notAfter: start + ROOT_DAYS * DAY };
  const authority = await createRoot({ name, keyType: 'ecdsa-p256', lifetime, permitted }, 0, host.webCrypto);
  const stored = await keepAuthority(name, authority, undefined, host);
  const note = host.t(
    '“{0}” was made on this first use, and its key is kept in your own storage. Have your clients and servers trust its certificate (ca.pem).',
    name,
  );
  return { authority, stored, notes: [note] };
}

/** Puts a new CA into the user's storage. Throws a Refusal where that cannot be written. */
export async function keepAuthority(
  name: string,
  authority: Authority,
  root: Authority | undefined,
  host: IssuingHost,
): Promise<StoredAuthority> {
  const id = authorityId(name, authority.certificate, host.crypto);
  const description = { id, name, project: host.project.uri, created: host.now() };
  await storageOf(host).save(description, authority, root);
  return description;
}

/** Milliseconds since 1970 UTC, as certificates count. */
export function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

/** Throws a Refusal where the host has no place for CAs. */
export function storageOf({ storage, t }: IssuingHost): StoredAuthorities {
  if (storage === undefined)
    throw new Refusal(
      t(
        'There is no place here to keep the key of a development CA: choose a CA of the workspace, or a self-signed certificate.',
      ),
    );
  return new StoredAuthorities(storage);
}

async function loadStored(id: string, host: IssuingHost): Promise<Signatory> {
  const storage = storageOf(host);
  const stored = await storage.describe(id);
  const authority = await storage.load(id);
  if (stored === undefined || authority === undefined) {
    const ids = (await storage.list()).map((each) => each.id);
    throw new Refusal(
      ids.length === 0
        ? host.t('There is no CA “{0}” in your storage; create one first.', id)
        : host.t('There is no CA “{0}” in your storage; there are: {1}.', id, ids.join(', ')),
    );
  }
  return { authority, stored, notes: [] };
}

async function openFile(choice: AuthorityChoice & { kind: 'file' }, host: IssuingHost): Promise<Signatory> {
  const { certificate, others } = await readAuthority(choice.uri, host);
  const key = await findKey(certificate, choice, host);
  const above = await climb(certificate, others, host);
  return {
    authority: { certificate: certificate.der, above: above.map(({ der }) => der), key },
    stored: undefined,
    notes: [],
  };
}

/** The first CA certificate of a file, and the other certificates in it. */
async function readAuthority(uri: string, host: IssuingHost) {
  const open = await host.workspace.open(uri);
  if (open === undefined) throw new Refusal(host.t('{0} cannot be read.', uri));
  const certificates = open.document.units
    .flatMap((unit) => unit.holders.flatMap((holder) => holder.artifacts.map(({ content }) => content.object)))
    .filter((object) => object.kind === 'certificate');
  const certificate = certificates.find(isAuthority);
  if (certificate === undefined) throw new Refusal(host.t('{0} holds no certificate of a CA.', uri));
  return { certificate, others: certificates.filter((other) => other !== certificate) };
}

async function findKey(
  { der, publicKey }: Certificate,
  { uri, keyUri, password }: AuthorityChoice & { kind: 'file' },
  host: IssuingHost,
): Promise<KeyMaterial> {
  const spki = der.subarray(publicKey.range.start, publicKey.range.end);
  const places = keyUri === undefined ? [uri, ...keyPlaces(spki, host)] : [keyUri];
  let isEncrypted = false;
  for (const place of new Set(places)) {
    const open = await host.workspace.open(place);
    for (const found of open === undefined ? [] : findPrivateKeys(open)) {
      const key = await openKey(found, spki, host.crypto, { webCrypto: host.webCrypto, password });
      if (key !== undefined) return key;
      isEncrypted ||= found.header.encryption !== undefined;
    }
  }
  throw new Refusal(
    isEncrypted
      ? host.t(
          'The private key of the CA in {0} is encrypted, and does not open with this password. PKCS#8 with PBES2 is read; “openssl pkcs8 -topk8” converts older forms.',
          uri,
        )
      : host.t(
          'The private key of the CA in {0} is not here. Without it nothing can be signed; name its file, or choose another CA.',
          uri,
        ),
  );
}

/** URIs of the files that hold the private key of this public key. */
export function keyPlaces(spki: Uint8Array, { crypto, workspace }: IssuingHost): readonly string[] {
  return workspace.view
    .byPublicKey(fingerprint(crypto, spki))
    .filter(({ object }) => object.kind === 'private-key')
    .map(({ uri }) => uri);
}

/** The certificates above a CA, as far as they are known, the root last. */
async function climb(
  from: Certificate,
  near: readonly Certificate[],
  { workspace }: IssuingHost,
): Promise<Certificate[]> {
  const path: Certificate[] = [];
  let lower = from;
  while (!isSelfIssued(lower) && path.length < MAX_PATH) {
    const known = [
      ...near,
      ...workspace.view
        .bySubject(lower.issuer.matchKey)
        .filter(isIndexedCertificate)
        .map(({ object }) => object),
    ];
    const issuer = await findIssuer(lower, known, workspace.verify);
    if (issuer === undefined) return path;
    path.push(issuer);
    lower = issuer;
  }
  return path;
}

async function findIssuer(
  certificate: Certificate,
  candidates: readonly Certificate[],
  verify: IssuingHost['workspace']['verify'],
): Promise<Certificate | undefined> {
  for (const candidate of candidates) {
    if (isNamedIssuer(candidate, certificate) && (await verify(certificate, candidate)) === 'valid') return candidate;
  }
  return undefined;
}

/** The last moment at which a CA and all above it are valid: what it signs cannot outlive it. Milliseconds since 1970 UTC. */
export function endOf({ certificate, above }: Authority): number {
  const ends = [certificate, ...above].map((der) => parseCertificate(der).validity.notAfter.epochMilliseconds ?? 0);
  return Math.min(...ends);
}

function refuseExpired(authority: Authority, { now, t }: IssuingHost): void {
  const end = endOf(authority);
  if (end > now()) return;
  const name = getDisplayName(parseCertificate(authority.certificate));
  throw new Refusal(
    t(
      '“{0}” (or a CA above it) expired {1}: every peer would refuse what it signs. Create another CA.',
      name,
      formatRelative(end, now(), t),
    ),
  );
}

function refuseForeignNames({ certificate, above }: Authority, names: readonly AltName[], { t }: IssuingHost): void {
  for (const der of [certificate, ...above]) {
    const authority = parseCertificate(der);
    const permitted = permittedBy(authority);
    const foreign = names.find((name) => !isPermitted(name, permitted));
    if (foreign === undefined) continue;
    throw new Refusal(
      t(
        '“{0}” may not sign for {1}: its name constraints keep it to development domains, so that a stolen key is good for nothing else. Create a development CA that permits {1}, or use another name.',
        getDisplayName(authority),
        foreign.value,
      ),
    );
  }
}
