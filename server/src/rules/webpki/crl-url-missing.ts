import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { describeNoCrlUrl, isHttp, listCrlUrls } from './locations.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** CRL distribution points of a public server certificate without an HTTP URL. */
export const crlUrlMissing = webRule({
  id: 'webpki/crl-url-missing',
  title: 'CRL distribution points of a public server certificate without an HTTP URL',
  force: 'MUST',
  section: '7.1.2.11.2',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_crl_distribution_points_does_not_contain_url'],
  about: ['leaf'],
  impliedBy: ['webpki/crl-url-not-http'],
  extension: extensionOids.crlDistributionPoints,
  check(subject, { t }) {
    if (listCrlUrls(subject).some(({ value }) => isHttp(value))) return silent;
    const message = describeNoCrlUrl(nameOf(subject.certificate), t);
    return reportOne(message, placeOf(subject, extensionOids.crlDistributionPoints));
  },
});
