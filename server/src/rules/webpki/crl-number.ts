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
    // Below 2^159, so in 20 bytes with the sign bit.
    if (
      number !== undefined &&
      !number.negative &&
      number.hex.replace(/^0+/, '').length <= 40 &&
      !/^0*[89a-f].{39}$/.test(number.hex)
    )
      return silent;
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
