import { publication } from '../publication.ts';
import { dnsNameRule } from './dns-name-rule.ts';
import { getRegisteredLabel } from './registered-label.ts';

/** Hyphen at an end of the label that a registry sold. */
export const hyphenAtEndOfDomain = dnsNameRule({
  id: 'webpki/hyphen-at-end-of-domain',
  title: 'Hyphen at an end of the label that a registry sold',
  force: 'MUST',
  section: '7.1.4.2',
  since: publication.rfc5280,
  zlint: ['e_dnsname_hyphen_in_sld'],
  about: ['leaf'],
  commonNames: true,
  isWrong: (name) => /^-|-$/.test(getRegisteredLabel(name)),
  describe: (name, t) =>
    t(
      'In {0} the registered label begins or ends with a hyphen, which no registry sells. A public CA has to revoke the certificate; have it issued again for the right name.',
      name,
    ),
});
