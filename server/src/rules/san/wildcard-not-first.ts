import { rfc9525 } from '../citations.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { sayOfIssuer } from './say-of-issuer.ts';

/** dNSName with a wildcard anywhere but at its first character. */
export const judgeWildcardNotFirst: JudgeName = ({ value }, { t }, place) => {
  if (value.indexOf('*', 1) < 0) return undefined;
  return place === 'subject'
    ? t(
        'The DNS name {0} has a wildcard that is not its whole first label. Go matches it with no host, OpenSSL and Node at most within the first label, so clients refuse the server; write *.example.org, or name the hosts.',
        quote(value),
      )
    : sayOfIssuer(value, t);
};

/** See `judgeWildcardNotFirst`. */
export const wildcardNotFirst = altNameRule(
  'subject',
  {
    id: 'san/wildcard-not-first',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Wildcard that is not at the start of the name',
    severity: 'warning',
    force: 'MUST',
    citation: rfc9525('6.3'),
    zlint: ['e_san_wildcard_not_first'],
    impliedBy: ['san/bare-wildcard', 'webpki/wildcard-not-first', 'webpki/wildcard-in-label'],
  },
  judgeWildcardNotFirst,
);
