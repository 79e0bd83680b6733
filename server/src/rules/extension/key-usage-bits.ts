import type { ByteRange } from '../../text/range.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';

/** keyUsage as it is encoded: a BIT STRING. */
export interface KeyUsageBits {
  /** The whole TLV. */
  readonly range: ByteRange;
  /** What its first octet says. */
  readonly unusedBits: number;
  /** Octets of bits. */
  readonly octets: number;
  readonly lastOctet: number;
}

/** Undefined where it is missing, no BIT STRING, without octets, or so long that its length takes more than one octet. */
export function readKeyUsageBits(subject: CertificateSubject): KeyUsageBits | undefined {
  const range = subject.extension(extensionOids.keyUsage)?.valueRange;
  if (range === undefined) return undefined;
  const { der } = subject.certificate;
  const length = der[range.start + 1] ?? 0;
  if (der[range.start] !== 0x03 || length < 2 || length >= 0x80 || range.start + 2 + length !== range.end)
    return undefined;
  return {
    range,
    unusedBits: der[range.start + 2] ?? 0,
    octets: length - 1,
    lastOctet: der[range.end - 1] ?? 0,
  };
}
