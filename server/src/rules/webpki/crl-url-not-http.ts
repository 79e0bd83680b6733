import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { describeNotHttp, listCrlUrls } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** CRL distribution point that is not HTTP. */
export const crlUrlNotHttp = webRule({
  id: 'webpki/crl-url-not-http',
  title: 'CRL distribution point that is not HTTP',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.profiles,
  zlint: ['e_crl_distrib_points_not_http'],
  extension: extensionOids.crlDistributionPoints,
  check(subject, { t }) {
    const wrong = listCrlUrls(subject).find(({ value }) => !/^http:/i.test(value));
    if (wrong === undefined) return silent;
    return reportOne(describeNotHttp('crlDistributionPoints', quote(wrong.value), t), wrong.range);
  },
});
