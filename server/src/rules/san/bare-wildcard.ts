import { rfc9525 } from '../citations.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { sayOfIssuer } from './say-of-issuer.ts';

/** dNSName that ends with a wildcard. */
export const judgeBareWildcard: JudgeName = ({ value }, { t }, place) => {
  if (!value.endsWith('*')) return undefined;
  return place === 'subject'
    ? t(
        'The DNS name {0} is a wildcard with no domain after it. OpenSSL, Go and Node match it with no host, so clients refuse the server; name the hosts, or a wildcard below a domain of yours.',
        quote(value),
      )
    : sayOfIssuer(value, t);
};

/** See `judgeBareWildcard`. */
export const bareWildcard = altNameRule(
  'subject',
  {
    id: 'san/bare-wildcard',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Wildcard without a domain after it',
    severity: 'warning',
    force: 'MUST',
    citation: rfc9525('6.3'),
    zlint: ['e_san_bare_wildcard'],
  },
  judgeBareWildcard,
);
