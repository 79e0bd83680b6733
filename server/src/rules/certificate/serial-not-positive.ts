import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Serial number that is zero or negative. */
export const serialNotPositive: CertificateRule = {
  id: 'certificate/serial-not-positive',
  title: 'Serial number that is not positive',
  // Zero is read by everybody.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.1.2.2'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_serial_number_not_positive'],
  scope: 'certificate',
  check({ certificate: { serialNumber } }, { t }) {
    const { hex, negative, range } = serialNumber;
    if (!negative && hex !== '00') return silent;
    if (!negative) {
      const message = t(
        'The serial number is 0, and must be positive. TLS stacks accept it, but revocation lists and logs cannot tell such certificates apart; issue it again with a random one.',
      );
      return [{ message, bytes: range }];
    }
    const message = t(
      'The serial number is negative. Go refuses the certificate ("x509: negative serial number"); issue it again with a positive one.',
    );
    return [{ message, bytes: range, severity: 'warning' }];
  },
};
