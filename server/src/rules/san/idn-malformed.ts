import { rfc5891 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';
import { aceLabels, mayHaveAceLabel } from './idn.ts';

/** Label that begins with `xn--` and is no Punycode, or stands for nothing but ASCII. */
export const idnMalformed = altNameRule(
  'subject',
  {
    id: 'san/idn-malformed',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Internationalised DNS label that decodes to nothing',
    severity: 'information',
    force: 'MUST',
    citation: rfc5891('5.4'),
    since: publication.rfc3490,
    zlint: ['e_international_dns_name_not_unicode'],
  },
  ({ value }, { t }) => {
    if (!mayHaveAceLabel(value)) return undefined;
    const bad = aceLabels(value).find(({ unicode }) => unicode === undefined || /^[\x00-\x7f]*$/.test(unicode));
    if (bad === undefined) return undefined;
    return t(
      'The label {0} of the DNS name {1} begins with xn-- and is not the encoding of any internationalised name. TLS stacks match it letter by letter; browsers and resolvers refuse such a name.',
      quote(bad.label),
      quote(value),
    );
  },
);
