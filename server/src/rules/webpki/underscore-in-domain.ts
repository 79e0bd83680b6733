import { publication } from '../publication.ts';
import { dnsNameRule } from './dns-name-rule.ts';
import { getRegisteredLabel } from './registered-label.ts';
import { describeUnderscore } from './underscores.ts';

/** Underscore in the label that a registry sold. */
export const underscoreInDomain = dnsNameRule({
  id: 'webpki/underscore-in-domain',
  title: 'Underscore in the label that a registry sold',
  force: 'MUST',
  section: '7.1.4.2.1',
  since: publication.rfc5280,
  zlint: ['e_dnsname_underscore_in_sld'],
  about: ['leaf'],
  impliedBy: [
    'webpki/underscore',
    'webpki/underscore-before-2018-12-10',
    'webpki/underscore-unlike-hyphen',
    'webpki/underscore-for-long',
  ],
  commonNames: true,
  isWrong: (name) => getRegisteredLabel(name).includes('_'),
  describe: (name, t) => describeUnderscore(name, t),
});
