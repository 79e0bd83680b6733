import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isHttp, listAccess } from './locations.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Older public server certificate without the URL of an OCSP responder. */
export const ocspUrlMissing = webRule({
  id: 'webpki/ocsp-url-missing',
  title: 'Older public server certificate without the URL of an OCSP responder',
  force: 'MUST',
  section: '7.1.2.3',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['e_sub_cert_aia_does_not_contain_ocsp_url'],
  about: ['leaf'],
  impliedBy: ['webpki/authority-information-missing', 'webpki/ocsp-url-not-http'],
  check(subject, { t }) {
    if (listAccess(subject, 'OCSP').some(({ location }) => location.kind === 'URI' && isHttp(location.value)))
      return silent;
    const message = t(
      '{0} does not say where its OCSP responder is, which server certificates issued before 2023-09-15 had to. Clients cannot ask whether it is revoked.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.authorityInfoAccess));
  },
});
