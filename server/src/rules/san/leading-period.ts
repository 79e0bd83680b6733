import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { sayOfIssuer } from './say-of-issuer.ts';

/** dNSName that starts with a period, as name constraints on URIs do. */
export const judgeLeadingPeriod: JudgeName = ({ value }, { t }, place) => {
  if (!value.startsWith('.')) return undefined;
  return place === 'subject'
    ? t(
        'The DNS name {0} starts with a period. OpenSSL, Go and Node match it with no host, so clients refuse the server; write a wildcard ({1}) or the hosts.',
        quote(value),
        quote(`*${value}`),
      )
    : sayOfIssuer(value, t);
};

/** See `judgeLeadingPeriod`. */
export const leadingPeriod = altNameRule(
  'subject',
  {
    id: 'san/leading-period',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'DNS name that starts with a period',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    zlint: ['e_san_dns_name_starts_with_period'],
  },
  judgeLeadingPeriod,
);
