import { encodeOid } from '../asn1/oid.ts';
import { Tag } from '../asn1/reader.ts';
import { encodeAlgorithm, encodeSpki } from '../x509/encode-spki.ts';
import { encodeTlv } from '../x509/encode-tlv.ts';

/** OIDs of the key types whose AlgorithmIdentifier has no parameters and whose private key is a seed (RFC 8410 §3, RFC 9881 §4). */
export const seedKeyOids: ReadonlyMap<string, string> = new Map([
  ['X25519', '1.3.101.110'],
  ['X448', '1.3.101.111'],
  ['Ed25519', '1.3.101.112'],
  ['Ed448', '1.3.101.113'],
  ['ML-DSA-44', '2.16.840.1.101.3.4.3.17'],
  ['ML-DSA-65', '2.16.840.1.101.3.4.3.18'],
  ['ML-DSA-87', '2.16.840.1.101.3.4.3.19'],
]);

/** OIDs of the curves whose keys runtimes can derive. */
const curveOids: ReadonlyMap<string, string> = new Map([
  ['P-192', '1.2.840.10045.3.1.1'],
  ['P-224', '1.3.132.0.33'],
  ['P-256', '1.2.840.10045.3.1.7'],
  ['P-384', '1.3.132.0.34'],
  ['P-521', '1.3.132.0.35'],
  ['secp256k1', '1.3.132.0.10'],
  ['brainpoolP256r1', '1.3.36.3.3.2.8.1.1.7'],
  ['brainpoolP320r1', '1.3.36.3.3.2.8.1.1.9'],
  ['brainpoolP384r1', '1.3.36.3.3.2.8.1.1.11'],
  ['brainpoolP512r1', '1.3.36.3.3.2.8.1.1.13'],
]);

/** DER of the SubjectPublicKeyInfo of an encoded public key: `EC` on a named curve, or a type without parameters. Undefined for others. */
export function encodePublicHalf(type: string, curve: string | undefined, key: Uint8Array): Uint8Array | undefined {
  const oid = seedKeyOids.get(type);
  if (oid !== undefined) return encodeSpki(encodeAlgorithm(oid), key);
  const curveOid = curveOids.get(curve ?? '');
  if (type !== 'EC' || curveOid === undefined) return undefined;
  const parameters = encodeTlv(Tag.objectIdentifier, Uint8Array.from(encodeOid(curveOid)));
  return encodeSpki(encodeAlgorithm('1.2.840.10045.2.1', parameters), key);
}
