import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Wildcard in another label than the first. */
export const wildcardNotFirst = dnsNameRule({
  id: 'webpki/wildcard-not-first',
  title: 'Wildcard in another label than the first',
  force: 'MUST',
  section: '1.6.1',
  since: effective.firstVersion,
  zlint: ['e_dnsname_wildcard_only_in_left_label'],
  about: ['leaf'],
  commonNames: true,
  isWrong: (name) => /\..*\*/.test(name),
  describe: (name, t) =>
    t(
      'In {0} an asterisk stands after the first label, and browsers, Go and OpenSSL match that with nothing. Have the certificate issued for the names themselves.',
      name,
    ),
});
