import { Tag } from '../../asn1/reader.ts';
import { encodeAlgorithm, encodeSpki } from '../../x509/encode-spki.ts';
import type { Certificate } from '../../x509/types.ts';
import { publicKeyBytes } from './verify-signed.ts';

/** True for a DSA key that leaves its parameters to its issuer's key (RFC 3279 §2.3.2, RFC 5280 §6.1.4 (d)). */
export function inheritsParameters({ der, publicKey }: Certificate): boolean {
  const { parameters } = publicKey.algorithm;
  return publicKey.type === 'DSA' && (parameters === undefined || der[parameters.start] === Tag.null);
}

/**
 * DER of the SubjectPublicKeyInfo that a certificate's key works with, given those above it, nearest first; undefined where
 * none of them has the parameters that it lacks.
 */
export function workingPublicKey(certificate: Certificate, above: readonly Certificate[]): Uint8Array | undefined {
  if (!inheritsParameters(certificate)) return publicKeyBytes(certificate);
  const source = above.find((issuer) => issuer.publicKey.type !== 'DSA' || !inheritsParameters(issuer));
  const range = source?.publicKey.algorithm.parameters;
  if (source === undefined || source.publicKey.type !== 'DSA' || range === undefined) return undefined;
  const { der, publicKey } = certificate;
  const key = der.subarray(publicKey.key.content.start, publicKey.key.content.end);
  const parameters = source.der.subarray(range.start, range.end);
  return encodeSpki(encodeAlgorithm(publicKey.algorithm.oid, parameters), key);
}
