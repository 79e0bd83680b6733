import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { describeUnderscore } from './underscores.ts';

/** Public certificate with an underscore in a name. */
export const underscore = dnsNameRule({
  id: 'webpki/underscore',
  title: 'Public certificate with an underscore in a name',
  force: 'MUST',
  section: '7.1.2.7.12',
  since: effective.noUnderscores,
  zlint: ['e_underscore_not_permissible_in_dnsname'],
  about: ['leaf'],
  unless: 'plain-dns-names',
  isWrong: (name) => name.includes('_'),
  describe: (name, t) => describeUnderscore(name, t),
});
