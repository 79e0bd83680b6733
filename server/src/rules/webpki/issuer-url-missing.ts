import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isHttp, listAccess } from './locations.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Public server certificate without the URL of its issuer. */
export const issuerUrlMissing = webRule({
  id: 'webpki/issuer-url-missing',
  title: 'Public server certificate without the URL of its issuer',
  force: 'SHOULD',
  section: '7.1.2.7.7',
  since: effective.firstVersion,
  zlint: ['w_sub_cert_aia_does_not_contain_issuing_ca_url'],
  about: ['leaf'],
  impliedBy: ['webpki/authority-information-missing', 'webpki/issuer-url-not-http'],
  check(subject, { t }) {
    if (listAccess(subject, 'caIssuers').some(({ location }) => location.kind === 'URI' && isHttp(location.value)))
      return silent;
    const message = t(
      '{0} does not say where the certificate of its issuer is. Clients that fetch it where a server forgot to send it (Windows, macOS, Chrome) cannot; have the next one issued with it.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.authorityInfoAccess));
  },
});
