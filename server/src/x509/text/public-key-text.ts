import { Tag } from '../../asn1/reader.ts';
import { childrenAt } from '../fields/field.ts';
import type { PublicKey } from '../types.ts';
import { hexRows, indent, type Lines } from './layout.ts';

/** `Subject Public Key Info` of a certificate or request. */
export function publicKeyText(der: Uint8Array, publicKey: PublicKey): Lines {
  return [
    'Subject Public Key Info:',
    `    Public Key Algorithm: ${publicKey.algorithm.name}`,
    ...indent(keyText(der, publicKey), 2),
  ];
}

/** The key itself: size, then its numbers. */
export function keyText(der: Uint8Array, publicKey: PublicKey): Lines {
  const { type, bits, curve, key } = publicKey;
  const head = bits === undefined ? `${type} Public-Key:` : `Public-Key: (${bits} bit)`;
  if (type === 'RSA') return [head, ...rsaText(der, publicKey)];
  const bytes = der.subarray(key.content.start, key.content.end);
  return [head, 'pub:', ...indent(hexRows(bytes, 15)), ...(curve === undefined ? [] : [`Curve: ${curve}`])];
}

function rsaText(der: Uint8Array, { key, exponent }: PublicKey): Lines {
  const [modulus] = childrenAt(der, key.content).filter(({ tag }) => tag === Tag.integer);
  const bytes = modulus ? der.subarray(modulus.contentStart, modulus.contentEnd) : new Uint8Array();
  return ['Modulus:', ...indent(hexRows(bytes, 15)), ...exponentText(exponent)];
}

function exponentText(hex: string | undefined): Lines {
  if (hex === undefined || hex.length > 16 || !/^[0-9a-f]+$/.test(hex))
    return hex === undefined ? [] : [`Exponent: 0x${hex}`];
  const value = BigInt(`0x${hex}`);
  return [`Exponent: ${value} (0x${value.toString(16)})`];
}
