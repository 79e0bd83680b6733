import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule, type JudgeName } from './alt-name-rule.ts';

/** dNSName of a single space. */
export const judgeBlankDnsName: JudgeName = (name, { t }) => {
  if (name.value !== ' ') return undefined;
  return t(
    'A DNS name is a single blank, which no client ever asks for. TLS stacks pass over it; leave it out when the certificate is issued again.',
  );
};

/** See `judgeBlankDnsName`. */
export const blankDnsName = altNameRule(
  'subject',
  {
    id: 'san/blank-dns-name',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'DNS name is a blank',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc2459,
    zlint: ['e_ext_san_space_dns_name'],
  },
  judgeBlankDnsName,
);
