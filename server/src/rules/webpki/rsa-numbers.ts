import type { CertificateSubject } from '../certificate-subject.ts';

/** Certificates with RSA keys of 1024 bits had to end before. Milliseconds since 1970 UTC. */
const END_OF_RSA_1024: number = Date.UTC(2014, 0, 1);

/** A number written in hex, with a minus sign where it is negative; zero where there is none. */
export function readHex(hex: string): bigint {
  const digits = hex.replace('-', '');
  const value = digits === '' ? 0n : BigInt(`0x${digits}`);
  return hex.startsWith('-') ? -value : value;
}

/** An RSA key of less than 1024 bits in a certificate that ended before such keys did. */
export function isBrokenOldKey({ certificate, notAfter = Number.POSITIVE_INFINITY }: CertificateSubject): boolean {
  const { type, bits = 1024 } = certificate.publicKey;
  return type === 'RSA' && bits < 1024 && notAfter < END_OF_RSA_1024;
}
