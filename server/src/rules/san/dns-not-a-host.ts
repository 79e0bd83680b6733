import { parseIpAddress } from '../../path/validation/names/ip-address.ts';
import { rfc5280 } from '../citations.ts';
import { silent } from '../types.ts';
import { quote } from '../wording.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** dNSName with a port, of a URL, a user or a network. */
export const dnsNotAHost = altNamesRule(
  'subject',
  {
    id: 'san/dns-not-a-host',
    unless: 'plain-dns-names',
    title: 'DNS name that is not the name of a host',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    impliedBy: ['webpki/bad-character-in-name'],
    about: ['leaf'],
  },
  (_extension, { t }, subject) => {
    // Nobody looks for a client by its DNS names.
    if (!subject.allowsServer) return silent;
    return subject.dnsNames
      .filter(({ value }) => isNoHost(value))
      .map(({ value, range }) => ({
        bytes: range,
        message: t(
          'The DNS name {0} is not the name of a host: it has the characters of a port, a URL, a user, a network or a blank. No client matches it with a host, so clients refuse the server; write the host alone, and addresses as IP addresses.',
          quote(value),
        ),
      }));
  },
);

/** A single blank and addresses have rules of their own. */
function isNoHost(name: string): boolean {
  return /[\s/@:#\\,;]/.test(name) && name !== ' ' && parseIpAddress(name) === undefined;
}
