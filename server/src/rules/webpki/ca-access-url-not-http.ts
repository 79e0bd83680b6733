import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { describeNotHttp, isHttp, listAccess } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** URL in authorityInfoAccess of a public CA is not HTTP. */
export const caAccessUrlNotHttp = webRule({
  id: 'webpki/ca-access-url-not-http',
  title: 'URL in authorityInfoAccess of a public CA is not HTTP',
  force: 'MUST',
  section: '7.1.2.10.3',
  since: effective.profiles,
  zlint: ['e_ca_aia_non_http_url'],
  about: ['intermediate'],
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const wrong = listAccess(subject).find(
      ({ method, location }) =>
        (method === 'OCSP' || method === 'caIssuers') && location.kind === 'URI' && !isHttp(location.value),
    );
    if (wrong === undefined) return silent;
    return reportOne(describeNotHttp('authorityInfoAccess', quote(wrong.location.value), t), wrong.location.range);
  },
});
