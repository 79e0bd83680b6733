import { toHex } from '../asn1/hex.ts';
import { type ParsedOcsp, parseOcspResponse } from '../revocation/ocsp-response.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getExtension } from '../x509/identity.ts';
import type { Certificate, SignedCertificateTimestamp } from '../x509/types.ts';
import type { Evidence } from './evidence.ts';
import { readSctList } from './sct-list.ts';
import type { ServedCertificate } from './types.ts';
import { ByteReader } from './wire/byte-reader.ts';

/** What a log says of itself in a timestamp (RFC 6962 §3.2). */
export type Timestamp = Pick<SignedCertificateTimestamp, 'logId' | 'timestamp'>;

/** Signed certificate timestamps of the server's certificate, by the three ways in which they come (RFC 6962 §3.3). */
export interface Timestamps {
  readonly certificate: readonly Timestamp[];
  /** In the stapled response. */
  readonly ocsp: readonly Timestamp[];
  /** Undefined where they were not asked for, or the answer could not be read. */
  readonly handshake: readonly Timestamp[] | undefined;
}

/** Everything that was shown; nothing where no certificate came. */
export function timestampsOf({ report, chain }: Evidence): Timestamps {
  const [leaf] = chain.certificates;
  const { timestamps } = report;
  return {
    certificate: leaf === undefined ? [] : embedded(leaf),
    ocsp: leaf === undefined ? [] : stapled(leaf, chain.stapled),
    handshake: timestamps?.kind === 'answered' ? readHandshakeList(timestamps.list) : undefined,
  };
}

/** Whether the certificate or the response that is stapled to it has timestamps. */
export function hasTimestamps({ der, ocsp }: ServedCertificate): boolean {
  const certificate = parseCertificate(der);
  return embedded(certificate).length > 0 || stapled(certificate, ocsp && parseOcspResponse(ocsp)).length > 0;
}

function embedded(certificate: Certificate): readonly Timestamp[] {
  return getExtension(certificate, 'signedCertificateTimestamps')?.scts ?? [];
}

function stapled({ serialNumber }: Certificate, parsed: ParsedOcsp | undefined): readonly Timestamp[] {
  const responses = parsed?.kind === 'response' ? parsed.response.responses : [];
  const single = responses.find(({ id }) => id.serialNumber.hex === serialNumber.hex);
  return (single && getExtension(single, 'signedCertificateTimestamps')?.scts) ?? [];
}

function readHandshakeList(list: Uint8Array | undefined): readonly Timestamp[] {
  return list === undefined ? [] : readSctList(list).map(readTimestamp);
}

function readTimestamp(sct: Uint8Array): Timestamp {
  const reader = new ByteReader(sct);
  reader.uint(1);
  const logId = toHex(reader.bytes(32));
  return { logId, timestamp: reader.uint(4) * 2 ** 32 + reader.uint(4) };
}
