import { rfc5280 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Serial number that is zero or negative. */
export const serialNumberNotPositive: CertificateRule = {
  id: 'certificate/serial-number-not-positive',
  title: 'Serial number is zero or negative',
  // Go refuses negative ones since 1.23, and nobody refuses zero.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.1.2.2'),
  fixable: false,
  zlint: ['e_serial_number_not_positive'],
  scope: 'certificate',
  check({ certificate: { serialNumber } }, { t }) {
    const { hex, negative, range } = serialNumber;
    if (!negative && hex !== '00') return silent;
    return negative
      ? [
          {
            bytes: range,
            severity: 'warning',
            message: t(
              'The serial number is negative. Go programs (from 1.23 on) cannot parse this certificate and refuse the handshake; issue it again with a positive number.',
            ),
          },
        ]
      : [
          {
            bytes: range,
            message: t(
              'The serial number is zero. It must be positive and different for every certificate of a CA, or revocation lists cannot tell them apart; issue it again with a random number.',
            ),
          },
        ];
  },
};
