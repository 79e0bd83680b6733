import { publication } from '../publication.ts';
import { dnsNameRule } from './dns-name-rule.ts';
import { getHostLabels } from './registered-label.ts';
import { describeUnderscore } from './underscores.ts';

/** Underscore in a label below the registered one. */
export const underscoreInHost = dnsNameRule({
  id: 'webpki/underscore-in-host',
  title: 'Underscore in a label below the registered one',
  force: 'SHOULD',
  section: '7.1.4.2.1',
  since: publication.rfc5280,
  zlint: ['w_dnsname_underscore_in_trd'],
  about: ['leaf'],
  impliedBy: [
    'webpki/underscore',
    'webpki/underscore-before-2018-12-10',
    'webpki/underscore-unlike-hyphen',
    'webpki/underscore-for-long',
  ],
  commonNames: true,
  isWrong: (name) => getHostLabels(name).includes('_'),
  describe: (name, t) => describeUnderscore(name, t),
});
