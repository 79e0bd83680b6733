import { rfc9525 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, type Severity, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** A wildcard directly below a top-level name: `*.svc`. */
export const shortWildcard: CertificateRule = {
  id: 'role/short-wildcard',
  title: 'Wildcard with a single label after it',
  severity: 'warning',
  force: 'SHOULD',
  citation: rfc9525('7.1'),
  fixable: false,
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    if (!subject.allowsServer || !subject.dnsNames.some(({ value }) => isShort(value))) return silent;
    // Beside other names it may be for Go clients only, as Consul's servers have it.
    const severity: Severity = subject.dnsNames.every(({ value }) => isShort(value)) ? 'warning' : 'information';
    return subject.dnsNames
      .filter(({ value }) => isShort(value))
      .map(({ value, range }) => ({
        bytes: range,
        severity,
        message: t(
          'A wildcard needs two labels after it: OpenSSL, curl, Node and rustls match {0} with no host, only Go does. Clients refuse the server; name the hosts, or a wildcard further down such as {1}.',
          quote(value),
          quote(`*.payments${value.slice(1)}`),
        ),
      }));
  },
};

function isShort(name: string): boolean {
  return /^\*\.[^.]+$/.test(name);
}
