import { DerReader, Tag } from '../../asn1/reader.ts';
import { encodePem } from '../../pem/encode.ts';
import { Secret } from '../secret.ts';
import type { KeyDerivation } from '../types.ts';
import { octetString, sequence } from './der.ts';
import { decryptPbes2, type Pbes2, readPbes2 } from './open-pbes2.ts';
import { encryptPbes2, type PasswordCost } from './pbes2.ts';

const costs: Readonly<Record<KeyDerivation, PasswordCost>> = {
  // What OWASP asks for today with HMAC-SHA-256.
  pbkdf2: { kind: 'pbkdf2', iterations: 600_000 },
  scrypt: { kind: 'scrypt' },
};

/** DER of an EncryptedPrivateKeyInfo (RFC 5958 §3): a PKCS#8 key under a password, by PBES2 with AES-256-CBC. */
export async function encryptPkcs8(
  pkcs8: Secret,
  password: string,
  { crypto, derivation }: { readonly crypto: Crypto; readonly derivation: KeyDerivation },
): Promise<Uint8Array> {
  const { algorithm, content } = await encryptPbes2(pkcs8.reveal(), password, costs[derivation], crypto);
  return sequence(algorithm, octetString(content));
}

/** PEM of what `encryptPkcs8` returns (RFC 7468 §11). */
export function encryptedKeyPem(encrypted: Uint8Array): string {
  return encodePem('ENCRYPTED PRIVATE KEY', encrypted);
}

/** How the password of an EncryptedPrivateKeyInfo (DER) becomes the key of its cipher; undefined where `decryptPkcs8` opens no such form. */
export function derivationOf(encrypted: Uint8Array): KeyDerivation | undefined {
  return readEncrypted(encrypted)?.scheme.derivation.kind;
}

/**
 * The PKCS#8 key inside the DER of an EncryptedPrivateKeyInfo; undefined where the password is wrong, or the encryption is not PBES2
 * with PBKDF2 or scrypt and AES or triple DES.
 */
export async function decryptPkcs8(
  encrypted: Uint8Array,
  password: string,
  { crypto }: { readonly crypto: Crypto },
): Promise<Secret | undefined> {
  const read = readEncrypted(encrypted);
  if (read === undefined) return undefined;
  const plain = await decryptPbes2(read.content, password, read.scheme, crypto);
  return plain && isPrivateKeyInfo(plain) ? new Secret(plain) : undefined;
}

function readEncrypted(encrypted: Uint8Array): { readonly scheme: Pbes2; readonly content: Uint8Array } | undefined {
  const reader = new DerReader(encrypted);
  const info = reader.enter(reader.root('encryptedPrivateKeyInfo'), 'encryptedPrivateKeyInfo');
  const scheme = readPbes2(reader, info.take(Tag.sequence, 'encryptionAlgorithm'));
  const { contentStart, contentEnd } = info.take(Tag.octetString, 'encryptedData');
  if (scheme === undefined || reader.problems.length > 0) return undefined;
  return { scheme, content: encrypted.subarray(contentStart, contentEnd) };
}

/** A wrong password sometimes leaves a sound padding, but hardly ever a sound SEQUENCE with a version in it. */
function isPrivateKeyInfo(bytes: Uint8Array): boolean {
  const reader = new DerReader(bytes);
  const root = reader.root('privateKeyInfo');
  const info = reader.enter(reader.expect(root, Tag.sequence, 'privateKeyInfo'), 'privateKeyInfo');
  info.take(Tag.integer, 'version');
  info.take(Tag.sequence, 'privateKeyAlgorithm');
  info.take(Tag.octetString, 'privateKey');
  reader.reportTrailing(root, 'privateKeyInfo');
  return reader.problems.length === 0;
}
