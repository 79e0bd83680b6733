import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';
import { describeUnderscore, isHostLabel } from './underscores.ts';

/** Underscore where not even a hyphen may be. */
export const underscoreUnlikeHyphen = dnsNameRule({
  id: 'webpki/underscore-unlike-hyphen',
  title: 'Underscore where not even a hyphen may be',
  force: 'MUST',
  section: '7.1.4.2.1',
  since: effective.underscores,
  until: effective.noUnderscores,
  zlint: ['e_underscore_permissible_in_dnsname_if_valid_when_replaced'],
  about: ['leaf'],
  unless: 'plain-dns-names',
  isWrong: (name) => name.split('.').some((label) => label.includes('_') && !isHostLabel(label.replaceAll('_', '-'))),
  describe: (name, t) => describeUnderscore(name, t),
});
