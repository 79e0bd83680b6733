import type { OpenDocument } from '../documents/read-document.ts';
import { scanPem } from '../pem/scan.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import { decodeDer, decodeObject } from '../x509/decode.ts';
import { isSecretLabel } from '../x509/labels.ts';
import type { PrivateKeyHeader } from '../x509/types.ts';
import { fingerprint } from './fingerprint.ts';
import type { IssuingWorkspace } from './host.ts';
import { decryptPkcs8, derivationOf } from './outputs/encrypted-key.ts';
import { toPkcs8 } from './pkcs8.ts';
import { Secret } from './secret.ts';
import type { KeyMaterial } from './types.ts';

/** A private key found in a file, as it stands there: it may be encrypted. */
export interface FoundKey {
  readonly der: Secret;
  /** The block as it stands there, headers included; undefined in a DER file. */
  readonly pem: Secret | undefined;
  readonly header: PrivateKeyHeader;
}

/** All private keys of a document, those that are encrypted included. */
export function* findPrivateKeys({ document }: OpenDocument): Generator<FoundKey> {
  for (const unit of document.units) {
    for (const holder of unit.holders) {
      const text = holder.source.text();
      for (const { start, block } of scanPem(text).blocks) {
        if (!isSecretLabel(block.label)) continue;
        const { object } = decodeObject(block.label, block.bytes, { headers: block.headers });
        const pem = new Secret(new TextEncoder().encode(`${text.slice(start, start + block.length)}\n`));
        if (object.kind === 'private-key') yield { der: new Secret(block.bytes), pem, header: object };
      }
    }
  }
}

/** All private keys of a file; of a DER file, which as a document has no text, the one that it is. */
export async function readPrivateKeys(uri: string, workspace: IssuingWorkspace): Promise<readonly FoundKey[]> {
  const open = await workspace.open(uri);
  if (open === undefined) return [];
  const found = [...findPrivateKeys(open)];
  return found.length > 0 || open.source.length > 0 ? found : readDerKey(await workspace.bytes(uri));
}

function readDerKey(bytes: Uint8Array | undefined): readonly FoundKey[] {
  const object = bytes && decodeDer(bytes).object;
  return bytes !== undefined && object?.kind === 'private-key'
    ? [{ der: new Secret(bytes), pem: undefined, header: object }]
    : [];
}

/** What came of opening a private key. */
export type OpenedKey =
  | { readonly kind: 'opened'; readonly key: KeyMaterial }
  /** That of another public key. */
  | { readonly kind: 'other' }
  /** Encrypted, and no password was given. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'wrong-password' }
  /** It may be the one, but is written or encrypted in a form that is not read here: `openssl pkcs8 -topk8` converts it. */
  | { readonly kind: 'unread-form' };

/** What opening a key needs. */
export interface KeyOpener {
  readonly webCrypto: Crypto;
  readonly crypto: CryptoProvider;
  readonly password: string | undefined;
}

/** Opens a key, where its public half is `spki` (DER) or cannot be told before. */
export async function tryKey(found: FoundKey, spki: Uint8Array, opener: KeyOpener): Promise<OpenedKey> {
  const { header, der } = found;
  const publicHalf = header.publicKey(opener.crypto.derivePublicKey);
  if (publicHalf !== undefined && !isSame(publicHalf, spki, opener.crypto)) return { kind: 'other' };
  if (header.format === 'encrypted PKCS#8') return tryEncrypted(der.reveal(), spki, opener);
  if (header.encryption !== undefined) return { kind: 'unread-form' };
  if (publicHalf === undefined) return { kind: 'other' };
  const pkcs8 = toPkcs8(header.format, der.reveal());
  return pkcs8 === undefined ? { kind: 'unread-form' } : { kind: 'opened', key: { pkcs8: new Secret(pkcs8), spki } };
}

async function tryEncrypted(
  encrypted: Uint8Array,
  spki: Uint8Array,
  { webCrypto, crypto, password }: KeyOpener,
): Promise<OpenedKey> {
  if (derivationOf(encrypted) === undefined) return { kind: 'unread-form' };
  if (password === undefined) return { kind: 'locked' };
  const pkcs8 = await decryptPkcs8(encrypted, password, { crypto: webCrypto });
  if (pkcs8 === undefined) return { kind: 'wrong-password' };
  const { object } = decodeObject('PRIVATE KEY', pkcs8.reveal());
  const publicHalf = object.kind === 'private-key' ? object.publicKey(crypto.derivePublicKey) : undefined;
  return publicHalf !== undefined && isSame(publicHalf, spki, crypto)
    ? { kind: 'opened', key: { pkcs8, spki } }
    : { kind: 'other' };
}

function isSame(one: Uint8Array, other: Uint8Array, crypto: CryptoProvider): boolean {
  return fingerprint(crypto, one) === fingerprint(crypto, other);
}
