import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { altNameRule } from './alt-name-rule.ts';
import { splitDnsName } from './dns-parts.ts';

/** Underscore in the label that was registered: no registry sells such a name. */
export const dnsUnderscoreInDomain = altNameRule(
  'subject',
  {
    id: 'san/dns-underscore-in-domain',
    kind: 'DNS',
    unless: 'plain-dns-names',
    title: 'Underscore in a domain name',
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_rfc_dnsname_underscore_in_sld'],
    impliedBy: [
      'webpki/underscore',
      'webpki/underscore-before-2018-12-10',
      'webpki/underscore-in-domain',
      'webpki/underscore-in-host',
    ],
    about: ['leaf'],
  },
  ({ value }, { t }) => {
    if (!value.includes('_') || !splitDnsName(value).domain.includes('_')) return undefined;
    return t(
      'The domain of the DNS name {0} has an underscore, which host names do not have. OpenSSL and Go match it all the same; Java clients send no SNI for it, and no public CA issues for it.',
      quote(value),
    );
  },
);
