import { nameOf } from '../../rules/wording.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { servedReason, verifiedCertificates } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** A certificate that the server sends is signed with SHA-1 or MD5. */
export const serverCertificateWeakSignature: Cause = {
  id: 'server-certificate-weak-signature',
  title: 'Certificate of the server or of its CA is signed with SHA-1 or MD5',
  about: 'served',
  says: {
    openssl: ['CA signature digest algorithm too weak', 'Verify return code: 68'],
    go: ['x509: cannot verify signature: insecure algorithm SHA1-RSA'],
    java: ['Algorithm constraints check failed on signature algorithm: SHA1withRSA'],
    node: ['CA signature digest algorithm too weak'],
  },
  explain(evidence, t) {
    const certificate =
      servedReason(evidence, 'weak-signature')?.certificate ?? verifiedCertificates(evidence).find(isWeaklySigned);
    if (certificate === undefined) return undefined;
    return {
      cause: t('{0}, which the server sends, is signed with an algorithm that is broken.', nameOf(certificate)),
      evidence: t('Its signature is {0}; Go and OpenSSL refuse it by default.', certificate.signatureAlgorithm.name),
      remedy: t('Have it signed again with SHA-256 or better.'),
    };
  },
};

/** What signs a root counts for nothing: it is trusted, not verified. */
function isWeaklySigned(certificate: Certificate): boolean {
  return !isSelfIssued(certificate) && /sha-?1(?!\d)|md[245]/i.test(certificate.signatureAlgorithm.name);
}
