import type { BigInteger } from '../../x509/types.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { shortName } from '../wording.ts';
import { reportOne, webCrlRule } from './web-rule.ts';

/** Revocation list with a missing or impossible number. */
export const crlNumber = webCrlRule({
  id: 'webpki/crl-number',
  title: 'Revocation list with a missing or impossible number',
  force: 'MUST',
  section: '7.2.2',
  zlint: ['e_crl_number_out_of_range'],
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.crlNumber);
    const number = extension?.value.kind === 'crlNumber' ? extension.value.number : undefined;
    if (number !== undefined && isInRange(number)) return silent;
    const message =
      extension === undefined
        ? t(
            'The revocation list of {0} has no number, so clients cannot tell which of two lists is newer. Have the CA number its lists (crlnumber in the OpenSSL configuration).',
            shortName(subject.list.issuer),
          )
        : t(
            'The number of the revocation list of {0} is negative or has more than 159 bits, and some clients cannot read it. Have the CA count from a smaller number.',
            shortName(subject.list.issuer),
          );
    return reportOne(message, extension?.range ?? subject.list.issuer.range);
  },
});

/** From 0 to below 2^159: in twenty bytes, the first of them below 0x80. */
function isInRange({ hex, negative }: BigInteger): boolean {
  const digits = hex.replace(/^0+/, '');
  return !negative && (digits.length < 40 || (digits.length === 40 && digits < '8'));
}
