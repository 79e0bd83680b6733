import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { describeNotHttp, isHttp, listAccess } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** URL of the OCSP responder is not HTTP. */
export const ocspUrlNotHttp = webRule({
  id: 'webpki/ocsp-url-not-http',
  title: 'URL of the OCSP responder is not HTTP',
  force: 'MUST',
  section: '7.1.2.7.7',
  since: effective.profiles,
  zlint: ['e_aia_ocsp_must_have_http_only'],
  about: ['leaf'],
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const wrong = listAccess(subject, 'OCSP').find(
      ({ location }) => location.kind === 'URI' && !isHttp(location.value),
    );
    if (wrong === undefined) return silent;
    return reportOne(describeNotHttp('authorityInfoAccess OCSP', quote(wrong.location.value), t), wrong.location.range);
  },
});
