import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';

/** dNSName with two dots in a row, or one at its start or end. */
export const dnsEmptyLabel = altNameRule(
  'subject',
  {
    id: 'san/dns-empty-label',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'DNS name with an empty label',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_rfc_dnsname_empty_label'],
    impliedBy: ['san/leading-period', 'webpki/empty-label'],
    about: ['leaf'],
  },
  ({ value }, { t }) => {
    if (!/^\.|\.\.|\.$/.test(value)) return undefined;
    return t(
      'The DNS name {0} has an empty label: two dots in a row, or one at its start or end. No client matches it; write the name without them.',
      quote(value),
    );
  },
);
