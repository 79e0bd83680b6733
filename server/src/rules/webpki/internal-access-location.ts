import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf, quote } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isInternalName } from './internal-names.ts';
import { listAccess } from './locations.ts';
import { reportOne, webRule } from './web-rule.ts';

/** URL of an inner network in authorityInfoAccess. */
export const internalAccessLocation = webRule({
  id: 'webpki/internal-access-location',
  title: 'URL of an inner network in authorityInfoAccess',
  force: 'SHOULD',
  section: '7.1.2.7.7',
  since: effective.firstVersion,
  zlint: ['w_sub_cert_aia_contains_internal_names'],
  about: ['leaf'],
  extension: extensionOids.authorityInfoAccess,
  check(subject, { t }) {
    const wrong = listAccess(subject).find(
      ({ location }) => location.kind === 'URI' && isInternalName(getHost(location.value)),
    );
    if (wrong === undefined) return silent;
    const message = t(
      'authorityInfoAccess of {0} holds {1}, whose host only an inner network has, so others cannot fetch it. Have the certificate issued again with a public URL.',
      nameOf(subject.certificate),
      quote(wrong.location.value),
    );
    return reportOne(message, wrong.location.range);
  },
});

/** The host of a URL in lower case; a dot, which is no name, where there is none. */
function getHost(url: string): string {
  return /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '.';
}
