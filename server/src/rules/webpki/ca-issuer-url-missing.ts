import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isHttp, listAccess } from './locations.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Older public CA without the URL of its issuer. */
export const caIssuerUrlMissing = webRule({
  id: 'webpki/ca-issuer-url-missing',
  title: 'Older public CA without the URL of its issuer',
  force: 'SHOULD',
  section: '7.1.2.2',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['w_sub_ca_aia_does_not_contain_issuing_ca_url'],
  about: ['intermediate'],
  impliedBy: [
    'webpki/ca-authority-information-missing',
    'webpki/ca-authority-information-recommended',
    'webpki/ca-access-url-not-http',
  ],
  check(subject, { t }) {
    if (listAccess(subject, 'caIssuers').some(({ location }) => location.kind === 'URI' && isHttp(location.value)))
      return silent;
    const message = t(
      'CA {0} does not say where the certificate of its issuer is. Clients that lack it cannot fetch it.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.authorityInfoAccess));
  },
});
