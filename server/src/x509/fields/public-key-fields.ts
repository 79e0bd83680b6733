import { Tag } from '../../asn1/reader.ts';
import type { BarePublicKey, Field, PublicKey } from '../types.ts';
import { algorithmField, childrenAt, field } from './field.ts';

/** A SubjectPublicKeyInfo: algorithm, then the key and, of RSA, its numbers. */
export function publicKeyField(der: Uint8Array, publicKey: PublicKey): Field {
  const { algorithm, key, range } = publicKey;
  return field('subjectPublicKeyInfo', summarizeKey(publicKey), range, [
    algorithmField('algorithm', algorithm),
    field('subjectPublicKey', `${key.content.end - key.content.start} bytes`, key.range, keyParts(der, publicKey)),
  ]);
}

/** The fields of a key that stands alone, as SubjectPublicKeyInfo or PKCS#1. */
export function barePublicKeyFields({ der, range, publicKey }: BarePublicKey): readonly Field[] {
  // A PKCS#1 key does not name its algorithm.
  const { start, end } = publicKey.algorithm.range;
  if (start === end) return [field('RSAPublicKey', summarizeKey(publicKey), range, keyParts(der, publicKey))];
  return [publicKeyField(der, publicKey)];
}

/** `RSA, 2048 bits`, `EC, P-256`, `Ed25519`. */
export function summarizeKey({ type, bits, curve }: PublicKey): string {
  if (curve !== undefined) return `${type}, ${curve}`;
  return bits === undefined || type.includes('25519') || type.includes('448') ? type : `${type}, ${bits} bits`;
}

function keyParts(der: Uint8Array, { type, bits, curve, exponent, key }: PublicKey): readonly Field[] {
  if (type === 'RSA') {
    const [modulus, publicExponent] = childrenAt(der, key.content).filter(({ tag }) => tag === Tag.integer);
    return [
      ...(modulus ? [field('modulus', bits === undefined ? undefined : `${bits} bits`, modulus.range)] : []),
      ...(publicExponent ? [field('publicExponent', exponentText(exponent), publicExponent.range)] : []),
    ];
  }
  const form = curve === undefined ? undefined : pointForms.get(der[key.content.start] ?? 0);
  return form === undefined ? [] : [field('point', form, key.content)];
}

/** SEC 1 §2.3.3. */
const pointForms: ReadonlyMap<number, string> = new Map([
  [0x02, 'compressed'],
  [0x03, 'compressed'],
  [0x04, 'uncompressed'],
]);

function exponentText(hex: string | undefined): string | undefined {
  return hex && hex.length <= 16 ? BigInt(`0x${hex.replace('-', '')}`).toString() : hex;
}
