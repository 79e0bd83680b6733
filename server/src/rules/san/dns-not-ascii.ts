import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { describeIssuerCharacters, isAscii, readable } from './text-forms.ts';

/** dNSName with bytes that IA5String does not have: an internationalised name must be written with A-labels (`xn--…`). */
export const judgeDnsCharacters: JudgeName = (name, { t }, place) => {
  if (isAscii(name.value)) return undefined;
  if (place === 'issuer') return describeIssuerCharacters(t, name);
  return t(
    'The DNS name {0} has characters outside ASCII. Go refuses the whole certificate ("SAN dNSName is malformed"), and no other client matches the name; write its A-label form (xn--…).',
    quote(readable(name.value)),
  );
};

/** See `judgeDnsCharacters`. */
export const dnsNotAscii = altNameRule(
  'subject',
  {
    id: 'san/dns-not-ascii',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'DNS name with characters outside ASCII',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc2459,
    zlint: ['e_ext_san_dns_not_ia5_string'],
  },
  judgeDnsCharacters,
);
