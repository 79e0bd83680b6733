import type { CertificateSubject } from '../certificate-subject.ts';
import { getSpiffeName } from '../spiffe/spiffe-names.ts';

/** Whether a leaf is for TLS: by its extended key usage; without one, by names that peers look for. The key of a token or of mail has none. */
export function isForTls(subject: CertificateSubject): boolean {
  if (subject.purposes !== undefined) return subject.allowsServer || subject.allowsClient;
  return subject.dnsNames.length > 0 || subject.ipAddresses.length > 0 || getSpiffeName(subject) !== undefined;
}
