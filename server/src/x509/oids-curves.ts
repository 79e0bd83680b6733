import { OidTable } from '../asn1/oid-table.ts';

/** A named elliptic curve: the name in use for it, and the bits of its field. */
export interface NamedCurve {
  readonly name: string;
  readonly bits: number;
}

const brainpoolBits = [160, 192, 224, 256, 320, 384, 512];

/** Named curves of SEC 2, X9.62, RFC 5639 (brainpool), GB/T 32918 (SM2), GOST. */
export const namedCurves: OidTable<NamedCurve> = new OidTable<NamedCurve>([
  ['1.2.840.10045.3.1.7', { name: 'P-256', bits: 256 }],
  ['1.3.132.0.34', { name: 'P-384', bits: 384 }],
  ['1.3.132.0.35', { name: 'P-521', bits: 521 }],
  ['1.3.132.0.33', { name: 'P-224', bits: 224 }],
  ['1.2.840.10045.3.1.1', { name: 'P-192', bits: 192 }],
  ['1.3.132.0.10', { name: 'secp256k1', bits: 256 }],
  ['1.3.132.0.32', { name: 'secp224k1', bits: 224 }],
  ['1.3.132.0.31', { name: 'secp192k1', bits: 192 }],
  ['1.3.132.0.9', { name: 'secp160k1', bits: 160 }],
  ['1.3.132.0.8', { name: 'secp160r1', bits: 160 }],
  ['1.3.132.0.30', { name: 'secp160r2', bits: 160 }],
  ['1.3.132.0.28', { name: 'secp128r1', bits: 128 }],
  ['1.3.132.0.29', { name: 'secp128r2', bits: 128 }],
  ['1.3.132.0.6', { name: 'secp112r1', bits: 112 }],
  ['1.3.132.0.7', { name: 'secp112r2', bits: 112 }],
  ['1.3.132.0.1', { name: 'sect163k1', bits: 163 }],
  ['1.3.132.0.2', { name: 'sect163r1', bits: 163 }],
  ['1.3.132.0.15', { name: 'sect163r2', bits: 163 }],
  ['1.3.132.0.24', { name: 'sect193r1', bits: 193 }],
  ['1.3.132.0.25', { name: 'sect193r2', bits: 193 }],
  ['1.3.132.0.26', { name: 'sect233k1', bits: 233 }],
  ['1.3.132.0.27', { name: 'sect233r1', bits: 233 }],
  ['1.3.132.0.3', { name: 'sect239k1', bits: 239 }],
  ['1.3.132.0.16', { name: 'sect283k1', bits: 283 }],
  ['1.3.132.0.17', { name: 'sect283r1', bits: 283 }],
  ['1.3.132.0.36', { name: 'sect409k1', bits: 409 }],
  ['1.3.132.0.37', { name: 'sect409r1', bits: 409 }],
  ['1.3.132.0.38', { name: 'sect571k1', bits: 571 }],
  ['1.3.132.0.39', { name: 'sect571r1', bits: 571 }],
  ['1.2.840.10045.3.1.2', { name: 'prime192v2', bits: 192 }],
  ['1.2.840.10045.3.1.3', { name: 'prime192v3', bits: 192 }],
  ['1.2.840.10045.3.1.4', { name: 'prime239v1', bits: 239 }],
  ['1.2.840.10045.3.1.5', { name: 'prime239v2', bits: 239 }],
  ['1.2.840.10045.3.1.6', { name: 'prime239v3', bits: 239 }],
  ['1.2.156.10197.1.301', { name: 'SM2', bits: 256 }],
  ['1.2.250.1.223.101.256.1', { name: 'FRP256v1', bits: 256 }],
  ['1.2.643.2.2.35.1', { name: 'GostR3410-2001-CryptoPro-A', bits: 256 }],
  ['1.2.643.2.2.35.2', { name: 'GostR3410-2001-CryptoPro-B', bits: 256 }],
  ['1.2.643.2.2.35.3', { name: 'GostR3410-2001-CryptoPro-C', bits: 256 }],
  ['1.2.643.2.2.36.0', { name: 'GostR3410-2001-CryptoPro-XchA', bits: 256 }],
  ['1.2.643.2.2.36.1', { name: 'GostR3410-2001-CryptoPro-XchB', bits: 256 }],
  ['1.2.643.7.1.2.1.1.1', { name: 'id-tc26-gost-3410-2012-256-paramSetA', bits: 256 }],
  ['1.2.643.7.1.2.1.1.2', { name: 'id-tc26-gost-3410-2012-256-paramSetB', bits: 256 }],
  ['1.2.643.7.1.2.1.2.1', { name: 'id-tc26-gost-3410-2012-512-paramSetA', bits: 512 }],
  ['1.2.643.7.1.2.1.2.2', { name: 'id-tc26-gost-3410-2012-512-paramSetB', bits: 512 }],
  ...brainpoolBits.flatMap((bits, index): [string, NamedCurve][] => [
    [`1.3.36.3.3.2.8.1.1.${2 * index + 1}`, { name: `brainpoolP${bits}r1`, bits }],
    [`1.3.36.3.3.2.8.1.1.${2 * index + 2}`, { name: `brainpoolP${bits}t1`, bits }],
  ]),
]);
