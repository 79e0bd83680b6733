import type { CertificateSubject } from '../certificate-subject.ts';
import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A certificate that names hosts as servers do, and is a CA. */
export const leafWithCaTrue: CertificateRule = {
  id: 'role/leaf-with-ca-true',
  title: 'Server or client certificate that is a CA',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  fixable: true,
  scope: 'certificate',
  about: ['ca'],
  extension: extensionOids.basicConstraints,
  impliedBy: ['role/ca-as-leaf', 'spiffe/ca-with-path'],
  aboutWhole: true,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.basicConstraints);
    if (extension === undefined || !isPeer(subject)) return silent;
    const name = nameOf(subject.certificate);
    // Made by `openssl req -x509` for one machine: it can only speak for those who trust it alone.
    if (subject.isSelfSigned) {
      const message = t(
        '{0} names hosts and is a CA (basicConstraints CA:TRUE), as openssl req -x509 makes it. rustls ("CaUsedAsEndEntity") and Firefox refuse it as a server\'s certificate, and its key can issue certificates for whoever trusts it; make it with CA:FALSE.',
        name,
      );
      return [{ message, bytes: extension.range, severity: 'information' }];
    }
    const message = t(
      '{0} names hosts and is a CA (basicConstraints CA:TRUE): whoever has its key can issue certificates that its peers accept for any name, and rustls ("CaUsedAsEndEntity") and Firefox refuse it in a handshake. Issue it again with CA:FALSE.',
      name,
    );
    return [{ message, bytes: extension.range }];
  },
};

/** It names hosts, and nothing but basicConstraints says that it issues; CAs of Kubernetes and Vault have a DNS name too, and say keyCertSign. */
function isPeer(subject: CertificateSubject): boolean {
  if (subject.dnsNames.length === 0 && subject.ipAddresses.length === 0) return false;
  const mayIssue = subject.keyUsages?.includes('keyCertSign') === true;
  return !mayIssue || (subject.isSelfSigned && subject.names('serverAuth'));
}
