import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';
import { splitDnsName } from './dns-parts.ts';

/** Underscore in a label below the domain. */
export const dnsUnderscoreInHost = altNameRule(
  'subject',
  {
    id: 'san/dns-underscore-in-host',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Underscore in a host name',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['w_rfc_dnsname_underscore_in_trd'],
    impliedBy: [
      'webpki/underscore',
      'webpki/underscore-before-2018-12-10',
      'webpki/underscore-in-domain',
      'webpki/underscore-in-host',
    ],
    about: ['leaf'],
  },
  ({ value }, { t }) => {
    if (!value.includes('_') || !splitDnsName(value).host.includes('_')) return undefined;
    return t(
      'The DNS name {0} has an underscore, which host names do not have. OpenSSL and Go match it all the same; Java clients send no SNI for it, and no public CA issues for it.',
      quote(value),
    );
  },
);
