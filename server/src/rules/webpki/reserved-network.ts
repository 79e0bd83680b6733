import { ipBytes } from '../../path/validation/names/ip-address.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf, quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { END_OF_INTERNAL_NAMES, overlapsReserved } from './reserved-addresses.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Name constraint with addresses that belong to nobody. */
export const reservedNetwork = webRule({
  id: 'webpki/reserved-network',
  title: 'Name constraint with addresses that belong to nobody',
  force: 'MUST',
  section: '7.1.2.10.8',
  since: effective.firstVersion,
  zlint: ['e_ext_nc_intersects_reserved_ip'],
  extension: extensionOids.nameConstraints,
  check(subject, { t }) {
    if ((subject.notAfter ?? 0) <= END_OF_INTERNAL_NAMES) return silent;
    const permitted = subject.value(extensionOids.nameConstraints, 'nameConstraints')?.permitted ?? [];
    const wrong = permitted.find(
      ({ base }) => base.kind === 'IP' && overlapsReserved(ipBytes(subject.certificate, base)),
    );
    if (wrong === undefined) return silent;
    const message = t(
      'The name constraints of CA {0} permit {1}, part of which is private or reserved and belongs to nobody on the Internet. Issue the CA again with networks that somebody holds.',
      nameOf(subject.certificate),
      quote(wrong.base.value),
    );
    return reportOne(message, wrong.range);
  },
});
