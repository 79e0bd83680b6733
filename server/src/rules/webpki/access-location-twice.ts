import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf, quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { listAccess } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Same URL twice in authorityInfoAccess. */
export const accessLocationTwice = webRule({
  id: 'webpki/access-location-twice',
  title: 'Same URL twice in authorityInfoAccess',
  force: 'MUST',
  section: '7.1.2.7.7',
  since: effective.profiles,
  zlint: ['e_aia_unique_access_locations'],
  about: ['leaf'],
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const seen = new Set<string>();
    const repeated = listAccess(subject).find(({ method, location }) => {
      const key = `${method} ${location.value.toLowerCase()}`;
      return seen.has(key) || !seen.add(key);
    });
    if (repeated === undefined) return silent;
    const message = t(
      'authorityInfoAccess of {0} holds {1} twice. A public CA has to revoke it; have it issued again with each URL once.',
      nameOf(subject.certificate),
      quote(repeated.location.value),
    );
    return reportOne(message, repeated.range);
  },
});
