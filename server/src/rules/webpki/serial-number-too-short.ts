import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Serial number with too little chance in it. */
export const serialNumberTooShort = webRule({
  id: 'webpki/serial-number-too-short',
  title: 'Serial number with too little chance in it',
  force: 'MUST',
  section: '7.1',
  since: effective.serialEntropy,
  zlint: ['e_serial_number_low_entropy'],
  check(subject, { t }) {
    const { serialNumber } = subject.certificate;
    // Eight bytes, of which the first may be small.
    if (serialNumber.hex.replace(/^-?(?:00)*/, '').length >= 16) return silent;
    const message = t(
      'The serial number of {0} is shorter than the 64 bits of chance that the Baseline Requirements demand. Have it issued again with a number that nobody could foresee.',
      nameOf(subject.certificate),
    );
    return reportOne(message, serialNumber.range);
  },
});
