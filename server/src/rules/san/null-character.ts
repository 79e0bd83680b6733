import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';
import { sayOfIssuer } from './say-of-issuer.ts';

/** dNSName with a null character: programs that take it for the end read another name. */
export const judgeNullCharacter: JudgeName = ({ value }, { t }, place) => {
  if (!value.includes('\0')) return undefined;
  return place === 'subject'
    ? t(
        'The DNS name {0} holds a null character, by which certificates once passed for another host. OpenSSL, Go and Node match it with no host; do not trust whoever asked for it, and issue the certificate again without.',
        quote(value),
      )
    : sayOfIssuer(value, t);
};

/** See `judgeNullCharacter`. */
export const nullCharacter = altNameRule(
  'subject',
  {
    id: 'san/null-character',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Null character in a DNS name',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    zlint: ['e_san_dns_name_includes_null_char'],
  },
  judgeNullCharacter,
);
