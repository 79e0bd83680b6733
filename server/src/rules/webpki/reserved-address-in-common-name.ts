import { parseIpAddress } from '../../path/validation/names/ip-address.ts';
import { silent } from '../types.ts';
import { nameOf, quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { END_OF_INTERNAL_NAMES, isReservedAddress } from './reserved-addresses.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Common name with an IP address that belongs to nobody. */
export const reservedAddressInCommonName = webRule({
  id: 'webpki/reserved-address-in-common-name',
  title: 'Common name with an IP address that belongs to nobody',
  force: 'MUST',
  section: '7.1.4.3',
  since: effective.firstVersion,
  zlint: ['e_subject_contains_reserved_ip'],
  impliedBy: ['webpki/reserved-address'],
  check(subject, { t }) {
    if ((subject.notAfter ?? 0) <= END_OF_INTERNAL_NAMES) return silent;
    const wrong = subject.commonNames.find(({ value }) => {
      const address = parseIpAddress(value);
      return address !== undefined && isReservedAddress(address);
    });
    if (wrong === undefined) return silent;
    const message = t(
      '{0} names {1}, which is private or reserved and belongs to nobody on the Internet. A public CA has to revoke it; use a private CA for that address.',
      nameOf(subject.certificate),
      quote(wrong.value),
    );
    return reportOne(message, wrong.range);
  },
});
