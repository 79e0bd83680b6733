import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';

/** Label that begins or ends with a hyphen. */
export const dnsHyphen = altNameRule(
  'subject',
  {
    id: 'san/dns-hyphen',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'DNS label that begins or ends with a hyphen',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_rfc_dnsname_hyphen_in_sld'],
    impliedBy: ['webpki/hyphen-at-end-of-domain'],
    about: ['leaf'],
  },
  ({ value }, { t }) => {
    if (!/(?:^|\.)-|-(?:\.|$)/.test(value)) return undefined;
    return t(
      'A label of the DNS name {0} begins or ends with a hyphen, which host names must not. OpenSSL and Go match it all the same; Java clients send no SNI for it, and resolvers may refuse it.',
      quote(value),
    );
  },
);
