const PKCS1 = '1.2.840.113549.1.1';
/** NIST's signature algorithms. */
const NIST = '2.16.840.1.101.3.4.3';

/** RSA with PKCS#1 v1.5 padding: their parameters must be NULL (RFC 4055 §5, RFC 3279 §2.2.1; with SHA-3, RFC 9688 §3.1). */
const nullParameters: ReadonlySet<string> = new Set([
  ...[1, 2, 4, 5, 11, 12, 13, 14].map((number) => `${PKCS1}.${number}`),
  ...[13, 14, 15, 16].map((number) => `${NIST}.${number}`),
]);

/** ECDSA and DSA (RFC 5758 §3), with SHA-3 (RFC 9688 §3.2) and SHAKE, there also RSASSA-PSS (RFC 8692 §2): parameters stand with the key. */
const dsaSignatures: ReadonlySet<string> = new Set([
  '1.2.840.10045.4.1',
  ...[1, 2, 3, 4].map((number) => `1.2.840.10045.4.3.${number}`),
  '1.2.840.10040.4.3',
  ...[1, 2, 3, 4, 9, 10, 11, 12].map((number) => `${NIST}.${number}`),
  ...[30, 31, 32, 33].map((number) => `1.3.6.1.5.5.7.6.${number}`),
]);

/** True for signature algorithms whose parameters must be NULL. */
export function takesNullParameters(oid: string): boolean {
  return nullParameters.has(oid);
}

/**
 * True for algorithms without parameters: X25519, X448, Ed25519 and Ed448 (RFC 8410 §3), ML-DSA (RFC 9881 §2) and SLH-DSA
 * (RFC 9909 §3), ML-KEM (RFC 9935 §3).
 */
export function takesNoParameters(oid: string): boolean {
  if (oid.startsWith('1.3.101.')) return isBetween(oid.slice(8), 110, 113);
  if (oid.startsWith(`${NIST}.`)) return isBetween(oid.slice(NIST.length + 1), 17, 31);
  return oid.startsWith('2.16.840.1.101.3.4.4.') && isBetween(oid.slice(21), 1, 3);
}

/** True for signature algorithms that must stand without parameters. */
export function signsWithoutParameters(oid: string): boolean {
  return dsaSignatures.has(oid) || takesNoParameters(oid);
}

function isBetween(arc: string, first: number, last: number): boolean {
  const number = Number(arc);
  return number >= first && number <= last;
}
