import { ipBytes } from '../../path/validation/names/ip-address.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf, quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { END_OF_INTERNAL_NAMES, isReservedAddress } from './reserved-addresses.ts';
import { reportOne, webRule } from './web-rule.ts';

/** IP address that belongs to nobody. */
export const reservedAddress = webRule({
  id: 'webpki/reserved-address',
  title: 'IP address that belongs to nobody',
  force: 'MUST',
  section: '7.1.2.7.12',
  since: effective.firstVersion,
  zlint: ['e_ext_san_contains_reserved_ip'],
  extension: extensionOids.subjectAltName,
  aboutWhole: true,
  check(subject, { t }) {
    if ((subject.notAfter ?? 0) <= END_OF_INTERNAL_NAMES) return silent;
    const wrong = subject.ipAddresses.find((name) => isReservedAddress(ipBytes(subject.certificate, name)));
    if (wrong === undefined) return silent;
    const message = t(
      '{0} names {1}, which is private or reserved and belongs to nobody on the Internet. A public CA has to revoke it; use a private CA for that address.',
      nameOf(subject.certificate),
      quote(wrong.value),
    );
    return reportOne(message, wrong.range);
  },
});
