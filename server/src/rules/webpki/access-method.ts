import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { listAccess } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Access method that a public server certificate may not have. */
export const accessMethod = webRule({
  id: 'webpki/access-method',
  title: 'Access method that a public server certificate may not have',
  force: 'MUST',
  section: '7.1.2.7.7',
  since: effective.profiles,
  zlint: ['e_aia_must_contain_permitted_access_method'],
  about: ['leaf'],
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const wrong = listAccess(subject).find(
      ({ method, location }) => location.kind !== 'URI' || (method !== 'OCSP' && method !== 'caIssuers'),
    );
    if (wrong === undefined) return silent;
    const message = t(
      'authorityInfoAccess of {0} holds something other than URLs of an OCSP responder or of the issuer. A public CA has to revoke it; have it issued again without.',
      nameOf(subject.certificate),
    );
    return reportOne(message, wrong.range);
  },
});
