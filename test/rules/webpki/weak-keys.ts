// Keys that no builder makes, as SubjectPublicKeyInfo: numbers of the right length and no worth.
import { der } from '../../builders/index.ts';

/** An odd number of this many bits that is the same each time. */
function number(bits: number, last = 1): Uint8Array {
  const bytes = Uint8Array.from({ length: bits / 8 }, (_, index) => (index * 37 + 11) & 0xff);
  bytes[0] = 0xc1;
  bytes[bytes.length - 1] = last;
  return bytes;
}

/** RSA with a modulus of these bits. */
export function rsa(bits: number): Uint8Array {
  return rsaKey(der.unsigned(number(bits)), 65_537);
}

function rsaKey(modulus: Uint8Array, exponent: number): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue());
  return der.sequence(algorithm, der.bitString(der.sequence(modulus, der.integer(exponent))));
}

/** An INTEGER that no modulus can be. */
export const evenNumber: Uint8Array = der.unsigned(number(2048, 2));
export const evenRsa: Uint8Array = rsaKey(evenNumber, 65_537);

/** RSA without the NULL that belongs to it. */
export const rsaWithoutNull: Uint8Array = der.sequence(
  der.sequence(der.oid('1.2.840.113549.1.1.1')),
  der.bitString(der.sequence(der.unsigned(number(2048)), der.integer(65_537))),
);

const DSA = '1.2.840.10040.4.1';

/** DSA with p and q of these bits; `y` is its public number. */
export function dsa(bits: number, divisorBits: number, y = 4711): Uint8Array {
  const parameters = der.sequence(
    der.unsigned(number(bits)),
    der.unsigned(number(divisorBits)),
    der.unsigned(number(bits, 3)),
  );
  return der.sequence(der.sequence(der.oid(DSA), parameters), der.bitString(der.integer(y)));
}

/** DSA that leaves its parameters to the issuer. */
export const bareDsa: Uint8Array = der.sequence(der.sequence(der.oid(DSA)), der.bitString(der.integer(4711)));

/** A point on a named curve. */
export function curveKey(curve: string): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.10045.2.1'), der.oid(curve));
  return der.sequence(algorithm, der.bitString(new Uint8Array(65).fill(4)));
}
