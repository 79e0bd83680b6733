import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { describeUnderscore } from './underscores.ts';

/** Older public certificate with an underscore in a name. */
export const underscoreBefore20181210 = dnsNameRule({
  id: 'webpki/underscore-before-2018-12-10',
  title: 'Older public certificate with an underscore in a name',
  force: 'MUST',
  section: '7.1.4.2.1',
  until: effective.underscores,
  zlint: ['e_no_underscores_before_1_6_2'],
  about: ['leaf'],
  unless: 'plain-dns-names',
  isWrong: (name) => name.includes('_'),
  describe: (name, t) => describeUnderscore(name, t),
});
