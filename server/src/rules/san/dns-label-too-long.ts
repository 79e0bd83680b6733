import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';

/** Label of more than 63 characters. */
export const dnsLabelTooLong = altNameRule(
  'subject',
  {
    id: 'san/dns-label-too-long',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'DNS label longer than 63 characters',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_rfc_dnsname_label_too_long'],
    about: ['leaf'],
    impliedBy: ['san/dns-not-ascii', 'webpki/long-label'],
  },
  ({ value }, { t }) => {
    if (!(value.length > 63 && /[^.]{64}/.test(value))) return undefined;
    return t(
      'A label of the DNS name {0} has more than 63 characters, so no such host can exist in the DNS. TLS stacks accept the certificate; nobody can reach a server by this name.',
      quote(value),
    );
  },
);
