import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isHttp, listAccess } from './locations.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Older public CA without the URL of an OCSP responder. */
export const caOcspUrlMissing = webRule({
  id: 'webpki/ca-ocsp-url-missing',
  title: 'Older public CA without the URL of an OCSP responder',
  force: 'MUST',
  section: '7.1.2.2',
  since: effective.firstVersion,
  until: effective.v171,
  zlint: ['e_sub_ca_aia_does_not_contain_ocsp_url'],
  about: ['intermediate'],
  impliedBy: ['webpki/ca-authority-information-missing', 'webpki/ca-access-url-not-http'],
  check(subject, { t }) {
    if (listAccess(subject, 'OCSP').some(({ location }) => location.kind === 'URI' && isHttp(location.value)))
      return silent;
    const message = t(
      'CA {0} does not say where the OCSP responder of its issuer is, which CAs issued before 2020-08-20 had to. Clients cannot ask whether it is revoked.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.authorityInfoAccess));
  },
});
