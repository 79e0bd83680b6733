import { getExtension } from '../x509/identity.ts';
import type { CertificateList } from '../x509/types.ts';

/** True for a list of changes to another list (RFC 5280 §5.2.4). */
export function isDelta(crl: CertificateList): boolean {
  return crl.extensions.some(({ oid }) => oid === '2.5.29.27');
}

/** Whether `delta` continues `base` (RFC 5280 §5.2.4): same issuer, same scope, same key, and no gap between their numbers. */
export function continues(delta: CertificateList, base: CertificateList): boolean {
  const number = numberOf(base);
  const from = getExtension(delta, 'deltaCRLIndicator')?.number.hex;
  const to = numberOf(delta);
  if (number === undefined || from === undefined || to === undefined) return false;
  return (
    delta.issuer.matchKey === base.issuer.matchKey &&
    rawExtension(delta, '2.5.29.28') === rawExtension(base, '2.5.29.28') &&
    keyOf(delta) === keyOf(base) &&
    BigInt(`0x${from}`) <= number &&
    number < BigInt(`0x${to}`)
  );
}

function numberOf(crl: CertificateList): bigint | undefined {
  const number = getExtension(crl, 'crlNumber')?.number;
  return number === undefined || number.negative || number.hex === '' ? undefined : BigInt(`0x${number.hex}`);
}

function keyOf(crl: CertificateList): string | undefined {
  return getExtension(crl, 'authorityKeyIdentifier')?.keyIdentifier;
}

/** The bytes of an extension's value as text, for comparison; undefined where it is missing. */
function rawExtension({ der, extensions }: CertificateList, oid: string): string | undefined {
  const range = extensions.find((extension) => extension.oid === oid)?.valueRange;
  return range && der.subarray(range.start, range.end).join();
}
