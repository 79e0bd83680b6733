import type { KeyType } from '../issue/types.ts';
import type { Certificate } from '../x509/types.ts';
import { parseDistinguishedName } from './distinguished-name.ts';
import type { CertificateRequest } from './types.ts';

/** Which schemes say that a server takes signatures of a kind of key (RFC 8446 §4.2.3). */
const schemesOf: Readonly<Record<KeyType, RegExp>> = {
  'ecdsa-p256': /^ecdsa_(?:secp256r1_)?sha256$/,
  'ecdsa-p384': /^ecdsa_(?:secp384r1_)?sha384$/,
  'rsa-2048': /^rsa_p(?:kcs1|ss_rsae)_sha(?:256|384|512)$/,
  'rsa-3072': /^rsa_p(?:kcs1|ss_rsae)_sha(?:256|384|512)$/,
  'rsa-4096': /^rsa_p(?:kcs1|ss_rsae)_sha(?:256|384|512)$/,
  ed25519: /^ed25519$/,
  'ml-dsa-44': /^mldsa44$/,
  'ml-dsa-65': /^mldsa65$/,
  'ml-dsa-87': /^mldsa87$/,
};

/** The first of these kinds of key whose signatures the server takes; undefined where it takes none of them. */
export function fittingKeyType(schemes: readonly string[], available: readonly KeyType[]): KeyType | undefined {
  return available.find((type) => schemes.length === 0 || schemes.some((scheme) => schemesOf[type].test(scheme)));
}

/** Whether the server takes what the first of these CAs signs: it, or one above it, is in the list. */
export function isAcceptedAuthority(
  path: readonly Certificate[],
  { authorities }: Pick<CertificateRequest, 'authorities'>,
): boolean {
  const accepted = new Set(authorities.flatMap((der) => parseDistinguishedName(der)?.matchKey ?? []));
  return path.some(({ subject, issuer }) => accepted.has(subject.matchKey) || accepted.has(issuer.matchKey));
}
