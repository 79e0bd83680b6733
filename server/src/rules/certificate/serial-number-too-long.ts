import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Bytes of an INTEGER's content. */
const LONGEST = 20;

/** Serial number of more than 20 bytes, the sign's leading zero byte included. */
export const serialNumberTooLong: CertificateRule = {
  id: 'certificate/serial-number-too-long',
  title: 'Serial number longer than 20 bytes',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.1.2.2'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_serial_number_longer_than_20_octets'],
  scope: 'certificate',
  check(subject, { t }) {
    const { range } = subject.certificate.serialNumber;
    // With its header of two bytes.
    if (range.end - range.start <= LONGEST + 2) return silent;
    const { length } = subject.node(range);
    const message = t(
      'The serial number takes {0} bytes, and no more than 20 are allowed. OpenSSL, Go and Java accept it, stricter software and databases may not; issue the certificate again with a shorter one.',
      length,
    );
    return [{ message, bytes: range }];
  },
};
