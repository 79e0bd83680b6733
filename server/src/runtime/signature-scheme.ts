import type { AlgorithmIdentifier } from '../x509/types.ts';

/** Hash functions by the names of FIPS 180-4 and 202. */
export type HashName =
  | 'MD5'
  | 'SHA-1'
  | 'SHA-224'
  | 'SHA-256'
  | 'SHA-384'
  | 'SHA-512'
  | 'SHA-512/224'
  | 'SHA-512/256'
  | 'SHA3-224'
  | 'SHA3-256'
  | 'SHA3-384'
  | 'SHA3-512';

/** How a signature was made. `whole`: the algorithm takes the message itself (EdDSA, ML-DSA, SLH-DSA) and its keys carry its own OID. */
export type SignatureScheme =
  | { readonly kind: 'rsa-pkcs1' | 'ecdsa' | 'dsa'; readonly hash: HashName }
  | { readonly kind: 'rsa-pss'; readonly hash: HashName; readonly saltLength: number }
  | { readonly kind: 'whole'; readonly oid: string };

type HashedKind = 'rsa-pkcs1' | 'ecdsa' | 'dsa';

// RFC 8017 A.2.4, RFC 5758, NIST's computer security objects register.
const hashed: ReadonlyMap<string, readonly [HashedKind, HashName]> = new Map([
  ['1.2.840.113549.1.1.4', ['rsa-pkcs1', 'MD5']],
  ['1.2.840.113549.1.1.5', ['rsa-pkcs1', 'SHA-1']],
  ['1.3.14.3.2.29', ['rsa-pkcs1', 'SHA-1']],
  ['1.2.840.113549.1.1.14', ['rsa-pkcs1', 'SHA-224']],
  ['1.2.840.113549.1.1.11', ['rsa-pkcs1', 'SHA-256']],
  ['1.2.840.113549.1.1.12', ['rsa-pkcs1', 'SHA-384']],
  ['1.2.840.113549.1.1.13', ['rsa-pkcs1', 'SHA-512']],
  ['1.2.840.113549.1.1.15', ['rsa-pkcs1', 'SHA-512/224']],
  ['1.2.840.113549.1.1.16', ['rsa-pkcs1', 'SHA-512/256']],
  ['2.16.840.1.101.3.4.3.13', ['rsa-pkcs1', 'SHA3-224']],
  ['2.16.840.1.101.3.4.3.14', ['rsa-pkcs1', 'SHA3-256']],
  ['2.16.840.1.101.3.4.3.15', ['rsa-pkcs1', 'SHA3-384']],
  ['2.16.840.1.101.3.4.3.16', ['rsa-pkcs1', 'SHA3-512']],
  ['1.2.840.10045.4.1', ['ecdsa', 'SHA-1']],
  ['1.2.840.10045.4.3.1', ['ecdsa', 'SHA-224']],
  ['1.2.840.10045.4.3.2', ['ecdsa', 'SHA-256']],
  ['1.2.840.10045.4.3.3', ['ecdsa', 'SHA-384']],
  ['1.2.840.10045.4.3.4', ['ecdsa', 'SHA-512']],
  ['2.16.840.1.101.3.4.3.9', ['ecdsa', 'SHA3-224']],
  ['2.16.840.1.101.3.4.3.10', ['ecdsa', 'SHA3-256']],
  ['2.16.840.1.101.3.4.3.11', ['ecdsa', 'SHA3-384']],
  ['2.16.840.1.101.3.4.3.12', ['ecdsa', 'SHA3-512']],
  ['1.2.840.10040.4.3', ['dsa', 'SHA-1']],
  ['2.16.840.1.101.3.4.3.1', ['dsa', 'SHA-224']],
  ['2.16.840.1.101.3.4.3.2', ['dsa', 'SHA-256']],
  ['2.16.840.1.101.3.4.3.3', ['dsa', 'SHA-384']],
  ['2.16.840.1.101.3.4.3.4', ['dsa', 'SHA-512']],
]);

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** The scheme that an AlgorithmIdentifier names; undefined where it is unknown here, or PSS with two different hashes. */
export function schemeOf(algorithm: AlgorithmIdentifier): SignatureScheme | undefined {
  if (algorithm.oid === RSASSA_PSS) return pssScheme(algorithm.pss);
  if (isWhole(algorithm.oid)) return { kind: 'whole', oid: algorithm.oid };
  const found = hashed.get(algorithm.oid);
  return found && { kind: found[0], hash: found[1] };
}

function pssScheme(pss: AlgorithmIdentifier['pss']): SignatureScheme | undefined {
  const hash = pss && hashNamed(pss.hash);
  if (hash === undefined || hashNamed(pss?.maskHash) !== hash) return undefined;
  return { kind: 'rsa-pss', hash, saltLength: pss?.saltLength ?? 20 };
}

function hashNamed(name = ''): HashName | undefined {
  const digits = /^sha-?(1|224|256|384|512)$/i.exec(name)?.[1];
  return pssHashes.get(digits ?? '');
}

const pssHashes: ReadonlyMap<string, HashName> = new Map([
  ['1', 'SHA-1'],
  ['224', 'SHA-224'],
  ['256', 'SHA-256'],
  ['384', 'SHA-384'],
  ['512', 'SHA-512'],
]);

/** Ed25519, Ed448 (RFC 8410); ML-DSA (RFC 9881: arcs 17 to 19) and SLH-DSA (RFC 9909: 20 to 31), both without prehash. */
function isWhole(oid: string): boolean {
  if (oid === '1.3.101.112' || oid === '1.3.101.113') return true;
  const arc = Number(/^2\.16\.840\.1\.101\.3\.4\.3\.(\d+)$/.exec(oid)?.[1]);
  return arc >= 17 && arc <= 31;
}

/** Whether a key of this algorithm can have made such a signature; undefined where the key's algorithm is not known here. */
export function suitsKey(scheme: SignatureScheme, keyOid: string): boolean | undefined {
  const family = keyFamilies.get(keyOid) ?? (isWhole(keyOid) ? keyOid : undefined);
  if (family === undefined) return undefined;
  if (scheme.kind === 'whole') return family === scheme.oid;
  return family === { 'rsa-pkcs1': 'rsa', 'rsa-pss': 'rsa', ecdsa: 'ec', dsa: 'dsa' }[scheme.kind];
}

const keyFamilies: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.1', 'rsa'],
  [RSASSA_PSS, 'rsa'],
  ['2.5.8.1.1', 'rsa'],
  ['1.2.840.10045.2.1', 'ec'],
  ['1.2.840.10040.4.1', 'dsa'],
  ['1.3.14.3.2.12', 'dsa'],
]);
