import { fileNameOf } from '../../documents/file-name.ts';
import { isAuthority } from '../../path/certificate-links.ts';
import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import { keyPlaces } from '../key-places.ts';
import { derivationOf, encryptPkcs8 } from '../outputs/encrypted-key.ts';
import { type FoundKey, type OpenedKey, readPrivateKeys, tryKey } from '../private-keys.ts';
import { Secret } from '../secret.ts';
import type { KeyDerivation, KeyMaterial } from '../types.ts';
import { isTrustName } from './exchange-chain.ts';
import { distinctUris, folderOf } from './places.ts';
import type { Successor, Successors } from './types.ts';

/** A private key in a file, which is that of the certificate. */
interface KeyCopy {
  readonly uri: string;
  /** Hex SHA-256 of the DER as it stands. */
  readonly sha256: string;
  /** How its password is made into a key; undefined where it is in clear. */
  readonly derivation: KeyDerivation | undefined;
}

/** A private key beside a certificate that does not open, so that it may be the certificate's. */
export interface ClosedKey {
  readonly uri: string;
  readonly why: Exclude<OpenedKey['kind'], 'opened' | 'other'>;
}

/** What there is of the private key of a certificate. */
export interface HeldKey {
  /** Undefined where no copy could be opened. */
  readonly key: KeyMaterial | undefined;
  readonly copies: readonly KeyCopy[];
  readonly closed: readonly ClosedKey[];
}

/** Looks for the private key of a certificate that stands at these places (URIs): wherever it is known, and beside them for one that is encrypted. */
export async function findHeldKey(
  certificate: Certificate,
  places: readonly string[],
  password: string | undefined,
  host: IssuingHost,
): Promise<HeldKey> {
  const spki = publicKeyBytes(certificate);
  const opener = { webCrypto: host.webCrypto, crypto: host.crypto, password };
  const copies: KeyCopy[] = [];
  const closed: ClosedKey[] = [];
  let key: KeyMaterial | undefined;
  for (const uri of distinctUris([
    ...places,
    ...keyPlaces(spki, host),
    ...encryptedKeysBeside(certificate, places, host),
  ])) {
    for (const found of await readPrivateKeys(uri, host.workspace)) {
      const opened = await tryKey(found, spki, opener);
      if (opened.kind === 'opened') key ??= opened.key;
      if (opened.kind === 'opened' || isClear(found, opened)) copies.push(copyOf(uri, found, host));
      else if (opened.kind !== 'other') closed.push({ uri, why: opened.kind });
    }
  }
  return { key, copies, closed };
}

/** OpenSSH's own form, say: what takes its place is PKCS#8 all the same. */
function isClear({ header }: FoundKey, { kind }: OpenedKey): boolean {
  return kind === 'unread-form' && header.encryption === undefined;
}

function copyOf(uri: string, { der, header }: FoundKey, { crypto }: IssuingHost): KeyCopy {
  const bytes = der.reveal();
  const derivation = header.encryption === undefined ? undefined : derivationOf(bytes);
  return { uri, sha256: fingerprint(crypto, bytes), derivation };
}

/**
 * Nothing outside tells whose they are. One that is named like another certificate beside it (`web.key`, `web.crt`) is that one's, and one
 * that is named for a CA is no service's.
 */
function encryptedKeysBeside(
  certificate: Certificate,
  places: readonly string[],
  { workspace }: IssuingHost,
): readonly string[] {
  const own = new Set(places.map(stemOf));
  const folders = new Set(places.map(folderOf));
  const near = [...workspace.view.all()].filter(({ uri }) => folders.has(folderOf(uri)));
  const others = new Set(near.filter(({ object }) => object.kind === 'certificate').map(({ uri }) => stemOf(uri)));
  const isForOther = (uri: string): boolean =>
    !own.has(stemOf(uri)) && (others.has(stemOf(uri)) || (isTrustName(fileNameOf(uri)) && !isAuthority(certificate)));
  return near
    .filter(({ object, uri }) => object.kind === 'private-key' && object.encryption !== undefined && !isForOther(uri))
    .map(({ uri }) => uri);
}

/** Folder and name without what says that it is a key or a certificate. */
function stemOf(uri: string): string {
  const name = fileNameOf(uri)
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .replace(/(?:^|[-_.])(?:private|key|cert|certificate|crt|tls|chain|fullchain)(?=[-_.]|$)/g, '');
  return `${folderOf(uri)}/${name}`;
}

/** What takes the place of every copy: in clear where it was, else encrypted with the same password. */
export async function exchangeKey(
  { copies }: HeldKey,
  fresh: KeyMaterial,
  password: string | undefined,
  { webCrypto: crypto }: IssuingHost,
): Promise<Successors> {
  const successors = new Map<string, readonly Successor[]>();
  for (const { sha256, derivation } of copies) {
    const successor: Successor =
      derivation === undefined || password === undefined
        ? { label: 'PRIVATE KEY', der: fresh.pkcs8 }
        : {
            label: 'ENCRYPTED PRIVATE KEY',
            der: new Secret(await encryptPkcs8(fresh.pkcs8, password, { crypto, derivation })),
          };
    successors.set(sha256, [successor]);
  }
  return successors;
}
