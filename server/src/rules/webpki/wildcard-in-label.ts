import { dnsNameRule } from './dns-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Wildcard beside other characters. */
export const wildcardInLabel = dnsNameRule({
  id: 'webpki/wildcard-in-label',
  title: 'Wildcard beside other characters',
  force: 'MUST',
  section: '1.6.1',
  since: effective.firstVersion,
  zlint: ['e_dnsname_left_label_wildcard_correct'],
  commonNames: true,
  isWrong: (name) => /^[^.]*\*/.test(name) && !/^\*(?:\.|$)/.test(name),
  describe: (name, t) =>
    t(
      'In {0} the asterisk is part of a label. A wildcard is the whole first label (*.example.com), and browsers and Go accept no other; have the certificate issued again.',
      name,
    ),
});
