import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** An IP address among the DNS names, and not among the addresses. */
export const ipAddressAsDnsName: CertificateRule = {
  id: 'role/ip-address-as-dns-name',
  title: 'IP address written as a DNS name',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.6'),
  fixable: true,
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    const wrong = subject.dnsNames.filter(({ value }) => isAddress(value));
    if (wrong.length === 0) return silent;
    const addresses = subject.ipAddresses.map(({ value }) => value.toLowerCase());
    // Written both ways it serves everybody.
    return wrong
      .filter(({ value }) => !addresses.includes(value.toLowerCase()))
      .map(({ value, range }) => ({
        bytes: range,
        message: t(
          '{0} is an IP address written as a DNS name. Clients that connect to an address look for an IP name and refuse the server (Go: "doesn\'t contain any IP SANs"); issue the certificate again with it as an IP address.',
          quote(value),
        ),
      }));
  },
};

function isAddress(name: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || /^[0-9a-f]*:[0-9a-f:.]+$/i.test(name);
}
