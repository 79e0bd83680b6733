import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { describeNotHttp, isWebUrl, listAccess } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** URL of the issuer's certificate is not HTTP. */
export const issuerUrlNotHttp = webRule({
  id: 'webpki/issuer-url-not-http',
  title: "URL of the issuer's certificate is not HTTP",
  force: 'MUST',
  section: '7.1.2.7.7',
  since: effective.profiles,
  zlint: ['e_aia_ca_issuers_must_have_http_only'],
  about: ['leaf'],
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const wrong = listAccess(subject, 'caIssuers').find(
      ({ location }) => location.kind === 'URI' && !isWebUrl(location.value),
    );
    if (wrong === undefined) return silent;
    return reportOne(
      describeNotHttp('authorityInfoAccess caIssuers', quote(wrong.location.value), t),
      wrong.location.range,
    );
  },
});
