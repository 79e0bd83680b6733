import type { AlgorithmIdentifier, Certificate } from '../../../x509/types.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { PathRequest, Profile } from '../types.ts';

/** RSA and DSA below this are broken by now, and refused everywhere (OpenSSL's security level 1, BoringSSL, Go). */
const MIN_FACTORING_BITS = 1024;
/** Elliptic curves below this are (OpenSSL's security level 1). */
const MIN_CURVE_BITS = 160;

/** Keys that no TLS stack accepts; with `webpki`, keys that public web rules do not allow (CA/Browser Forum BR §6.1.5). */
export function checkKey(certificate: Certificate, profile: Profile): PathReason[] {
  const { type, bits, curve } = certificate.publicKey;
  const described = [type, curve ?? `${bits ?? '?'} bits`];
  const field = 'subjectPublicKeyInfo';
  const minimum = type === 'RSA' || type === 'DSA' ? MIN_FACTORING_BITS : type === 'EC' ? MIN_CURVE_BITS : 0;
  if (bits !== undefined && bits < minimum) return [makeReason('weak-key', certificate, field, ...described)];
  const refused = profile === 'webpki' && !isWebKey(certificate);
  return refused ? [makeReason('key-type-not-allowed', certificate, field, ...described)] : [];
}

function isWebKey({ publicKey: { type, bits, curve } }: Certificate): boolean {
  if (type === 'RSA') return bits !== undefined && bits >= 2048 && bits % 8 === 0;
  return type === 'EC' && (curve === 'P-256' || curve === 'P-384' || curve === 'P-521');
}

const md: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.3',
  '1.2.840.113549.1.1.4',
  '1.3.14.3.2.2',
  '1.3.14.3.2.3',
  '1.3.14.3.2.4',
]);

const sha1: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.5',
  '1.3.14.3.2.15',
  '1.3.14.3.2.29',
  '1.3.14.3.2.27',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
]);

/** CA/Browser Forum BR §7.1.3.2: RSA (PKCS#1 and PSS) and ECDSA with SHA-256, SHA-384 or SHA-512. */
const webSignatures: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.10',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);

/** When browsers and the web's CAs gave SHA-1 up. An earlier moment is judged as verifiers did then. */
const SHA1_SUNSET = Date.UTC(2017, 0, 1);

/** Signatures whose digest can be forged: MD5 and older always, SHA-1 in TLS. */
export function checkSignatureAlgorithm(
  certificate: Certificate,
  { profile, purpose, time }: Pick<PathRequest, 'profile' | 'purpose' | 'time'>,
): PathReason[] {
  const algorithm = certificate.signatureAlgorithm;
  const field = 'signatureAlgorithm';
  const isSha1Refused = purpose !== 'any' && time >= SHA1_SUNSET;
  if (md.has(algorithm.oid) || (isSha1Refused && usesSha1(algorithm)))
    return [makeReason('weak-signature', certificate, field, algorithm.name)];
  const refused = profile === 'webpki' && !webSignatures.has(algorithm.oid);
  return refused ? [makeReason('signature-not-allowed', certificate, field, algorithm.name)] : [];
}

function usesSha1({ oid, pss }: AlgorithmIdentifier): boolean {
  return sha1.has(oid) || (pss !== undefined && /^sha-?1$/i.test(pss.hash));
}
