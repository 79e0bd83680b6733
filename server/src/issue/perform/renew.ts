import { isAuthority } from '../../path/certificate-links.ts';
import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import { isIndexedCertificate } from '../../workspace/indexed-certificate.ts';
import { uriKey } from '../../workspace/uri.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { getDisplayName, getExtension, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { findSignatory, type Signatory } from '../authorities.ts';
import { authoritiesAbove, findIssuerOf } from '../find-issuer.ts';
import type { IssuingHost } from '../host.ts';
import { issueContent } from '../issue-leaf.ts';
import { chooseLifetime } from '../lifetimes.ts';
import { fingerprint } from '../private-keys.ts';
import { Refusal } from '../refusal.ts';
import { mergeSuccessors } from '../renewal/exchange-chain.ts';
import { exchangeKey, findHeldKey } from '../renewal/held-keys.ts';
import { certificatePlaces, distinctUris, placeName } from '../renewal/places.ts';
import { staleNotes, trustNotes } from '../renewal/renewal-notes.ts';
import { type RenewedFiles, renewFiles } from '../renewal/renewed-files.ts';
import { type KeyHolder, replaceKey, requireKey } from '../renewal/renewed-key.ts';
import type { Renewal, Successors } from '../renewal/types.ts';
import type { FileEdit, IssuedFinding, IssuingResult, Packaging, RenewTask } from '../tasks.ts';
import type { AltName, ExtensionRequest, IssuedCertificate, KeyMaterial } from '../types.ts';
import { checkChains, sentenceOf, summarize } from './describe.ts';
import { locateCertificate } from './located-object.ts';
import { usedAuthorities } from './used-authorities.ts';

/** Days: as long as the old one lived, within these. */
const MAX_DAYS = 825;
const DAY = 86_400_000;

/** Key identifiers are made anew; what a log or a CA said of the old certificate is not true of the new one (RFC 6962 §3.3). */
const NOT_KEPT: readonly string[] = ['2.5.29.14', '2.5.29.35', '1.3.6.1.4.1.11129.2.4.2'];

/** A certificate to be renewed, and where it stands. */
interface Candidate extends KeyHolder {
  /** URIs; those that somebody named come first. */
  readonly places: readonly string[];
  readonly signatory: Signatory | undefined;
}

/** The same certificates again, as edits of every file that holds the old ones, their keys, their chains. */
export async function performRenew(
  task: RenewTask,
  { keyPassword }: Packaging,
  outer: IssuingHost,
): Promise<IssuingResult> {
  const named = [task, ...(task.others ?? [])];
  const view = await outer.workspace.around(
    named.map(({ uri }) => uri),
    'project',
  );
  const host = { ...outer, workspace: { ...outer.workspace, view } };
  const candidates = await findCandidates(task, keyPassword, host);
  const keys = await chooseKeys(task, candidates, host);
  const renewals: Renewal[] = [];
  const notes: string[] = [];
  for (const candidate of candidates) {
    const made = await renewOne(candidate, task, keys, candidates, host);
    renewals.push(made.renewal);
    notes.push(...made.notes);
  }
  const successors = await keySuccessors(task, candidates, keys, keyPassword, host);
  const uris = candidates.flatMap(({ places, held }) => [...places, ...held.copies.map(({ uri }) => uri)]);
  const files = await renewFiles(renewals, successors, uris, host);
  refuseUntouched(
    named.map(({ uri }) => uri),
    files.edits,
    host,
  );
  const places = distinctUris(candidates.flatMap((each) => each.places));
  const isMoved = renewals.some((each) => each.isMoved);
  return {
    kind: 'edits',
    edits: files.edits,
    summary: summaryOf(renewals, files.edits, host),
    findings: await checkRenewed(renewals, files, host),
    notes: [...new Set([...notes, ...(await staleNotes(places, files.edits, isMoved, host))])],
    certificates: renewals.map(({ issued }) => summarize(issued.certificate, host)),
    authorities: candidates.flatMap(({ signatory }) => usedAuthorities(signatory, host)),
  };
}

/** Each certificate once, however often it is named. */
async function findCandidates(
  task: RenewTask,
  password: string | undefined,
  host: IssuingHost,
): Promise<readonly Candidate[]> {
  const found = new Map<string, { readonly certificate: Certificate; readonly uris: readonly string[] }>();
  for (const { uri, offset } of [task, ...(task.others ?? [])]) {
    const { certificate } = await locateCertificate(uri, offset, host);
    const sha256 = fingerprint(host.crypto, certificate.der);
    found.set(sha256, { certificate, uris: [...(found.get(sha256)?.uris ?? []), uri] });
  }
  const candidates: Candidate[] = [];
  for (const { certificate, uris } of found.values()) {
    refuseAuthority(certificate, host);
    const signatory = await chooseSignatory(task, certificate, host);
    const places = distinctUris([...uris, ...certificatePlaces(certificate, host)]);
    candidates.push({ certificate, signatory, places, held: await findHeldKey(certificate, places, password, host) });
  }
  return candidates;
}

function refuseAuthority(certificate: Certificate, { t }: IssuingHost): void {
  if (!isAuthority(certificate)) return;
  throw new Refusal(
    t(
      '“{0}” is a CA: a new one under its name would not fit what it has signed. Create another development CA, and renew what it issued.',
      getDisplayName(certificate),
    ),
  );
}

async function chooseSignatory(
  { authority }: RenewTask,
  certificate: Certificate,
  host: IssuingHost,
): Promise<Signatory | undefined> {
  const names = namesOf(certificate);
  if (authority !== undefined) return findSignatory(authority, names, host);
  if (isSelfIssued(certificate)) return undefined;
  const issuer = await findIssuerOf(certificate, host);
  if (issuer !== undefined) return findSignatory(issuer, names, host);
  throw new Refusal(
    host.t(
      'The key of the CA that issued “{0}” is neither in your storage nor in this workspace. Renew it where it was issued, or have another CA sign it.',
      getDisplayName(certificate),
    ),
  );
}

/** The key of each new certificate by the old one’s public key: certificates that share a key go on sharing one. Undefined where nobody needs it to sign. */
async function chooseKeys(
  { key }: RenewTask,
  candidates: readonly Candidate[],
  host: IssuingHost,
): Promise<ReadonlyMap<string, KeyMaterial | undefined>> {
  const keys = new Map<string, KeyMaterial | undefined>();
  const renewed = candidates.map(({ certificate }) => certificate);
  for (const candidate of candidates) {
    const id = keyIdOf(candidate.certificate, host);
    if (key === 'new' && !keys.has(id)) keys.set(id, await replaceKey(candidate, renewed, host));
    if (key === 'same' && candidate.signatory === undefined) keys.set(id, requireKey(candidate, host));
  }
  return keys;
}

function keyIdOf(certificate: Certificate, { crypto }: IssuingHost): string {
  return fingerprint(crypto, publicKeyBytes(certificate));
}

async function keySuccessors(
  task: RenewTask,
  candidates: readonly Candidate[],
  keys: ReadonlyMap<string, KeyMaterial | undefined>,
  password: string | undefined,
  host: IssuingHost,
): Promise<Successors> {
  const tables: Successors[] = [];
  const distinct = new Map(candidates.map((each) => [keyIdOf(each.certificate, host), each]));
  for (const [id, { held }] of task.key === 'new' ? distinct : []) {
    const fresh = keys.get(id);
    if (fresh !== undefined) tables.push(await exchangeKey(held, fresh, password, host));
  }
  return mergeSuccessors(tables);
}

async function renewOne(
  { certificate: old, signatory, held }: Candidate,
  task: RenewTask,
  keys: ReadonlyMap<string, KeyMaterial | undefined>,
  candidates: readonly Candidate[],
  host: IssuingHost,
): Promise<{ readonly renewal: Renewal; readonly notes: readonly string[] }> {
  const key = keys.get(keyIdOf(old, host));
  const lifetime = task.lifetime ?? { kind: 'days', days: daysOf(old) };
  const chosen = chooseLifetime(lifetime, signatory?.authority, host);
  const content = {
    subject: old.der.subarray(old.subject.range.start, old.subject.range.end),
    spki: key?.spki ?? publicKeyBytes(old),
    lifetime: chosen.lifetime,
    extensions: keptExtensions(old),
  };
  const issued = await issueContent(content, key, signatory?.authority, host.webCrypto);
  const above = await authoritiesAbove(old, host);
  const hasMoved = await isMoved(old, above, issued, host);
  const renewal: Renewal = {
    old,
    above,
    issued,
    isMoved: hasMoved,
    isShared: hasMoved && (await isShared(above, candidates, host)),
  };
  const isKeyless = held.key === undefined && held.copies.length === 0 && held.closed.length === 0;
  return {
    renewal,
    notes: [
      ...(signatory?.notes ?? []),
      ...chosen.notes,
      ...(await trustNotes(renewal, host)),
      ...(isKeyless ? [host.t('Its private key is not among these files, and stays what it was.')] : []),
    ],
  };
}

/** Whether what stands above it is no longer true. */
async function isMoved(
  old: Certificate,
  above: readonly Certificate[],
  { certificate, intermediates, root }: IssuedCertificate,
  { crypto, workspace }: IssuingHost,
): Promise<boolean> {
  if (certificate === root) return !isSelfIssued(old);
  const issuer = intermediates[0] ?? root;
  const [before] = above;
  if (before !== undefined) return fingerprint(crypto, before.der) !== fingerprint(crypto, issuer);
  return (await workspace.verify(old, parseCertificate(issuer))) !== 'valid';
}

/** Whether certificates that are not renewed now were issued by one of these CAs. */
async function isShared(
  above: readonly Certificate[],
  candidates: readonly Candidate[],
  { workspace, crypto }: IssuingHost,
): Promise<boolean> {
  const going = new Set(candidates.map(({ certificate }) => fingerprint(crypto, certificate.der)));
  for (const authority of above) {
    for (const found of workspace.view.byIssuer(authority.subject.matchKey).filter(isIndexedCertificate)) {
      if (isAuthority(found.object) || going.has(found.sha256 ?? '')) continue;
      if ((await workspace.verify(found.object, authority)) === 'valid') return true;
    }
  }
  return false;
}

/** A renewal that leaves the very file alone that somebody named is none. */
function refuseUntouched(uris: readonly string[], edits: readonly FileEdit[], host: IssuingHost): void {
  const edited = new Set(edits.map(({ uri }) => uriKey(uri)));
  const untouched = uris.find((uri) => !edited.has(uriKey(uri)));
  if (untouched === undefined) return;
  throw new Refusal(
    host.t(
      'The certificate in {0} stands there in a form that cannot be exchanged. Nothing was renewed; issue it anew.',
      placeName(untouched, host),
    ),
  );
}

function summaryOf(renewals: readonly Renewal[], edits: readonly FileEdit[], host: IssuingHost): string {
  const { t } = host;
  const count = new Set(edits.map(({ uri }) => uriKey(uri))).size;
  const sentences = renewals.map(({ issued }) => sentenceOf(issued, host));
  const place =
    renewals.length === 1
      ? t('It takes the place of the old one ({0}).', filesText(count, host))
      : t('They take the place of the old ones ({0}).', filesText(count, host));
  return [...sentences, place].join(' ');
}

function filesText(count: number, { t }: IssuingHost): string {
  return count === 1 ? t('1 file') : t('{0} files', count);
}

/** What the rules say of each certificate with its chain as it will stand; where no chain does, of the certificate alone. */
function checkRenewed(
  renewals: readonly Renewal[],
  files: RenewedFiles,
  host: IssuingHost,
): Promise<readonly IssuedFinding[]> {
  const chains = renewals.flatMap((renewal) => {
    const shown = files.chainsOf(renewal).filter(({ length }) => length > 1);
    return shown.length > 0 ? shown : [[renewal.issued.certificate]];
  });
  const issued = renewals.map((each) => each.issued).filter(({ certificate, root }) => certificate !== root);
  return checkChains(
    chains,
    issued.map(({ root }) => root),
    host,
  );
}

function daysOf({ validity: { notBefore, notAfter } }: Certificate): number {
  const span = (notAfter.epochMilliseconds ?? 0) - (notBefore.epochMilliseconds ?? 0);
  return Math.min(MAX_DAYS, Math.max(1, Math.round(span / DAY)));
}

function keptExtensions({ der, extensions }: Certificate): readonly ExtensionRequest[] {
  return extensions
    .filter(({ oid }) => !NOT_KEPT.includes(oid))
    .map(({ oid, critical, valueRange }) => ({ oid, critical, value: der.subarray(valueRange.start, valueRange.end) }));
}

function namesOf(certificate: Certificate): AltName[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names.flatMap(({ kind, value }) =>
    kind === 'DNS' || kind === 'IP' || kind === 'URI' || kind === 'email' ? [{ kind, value }] : [],
  );
}
