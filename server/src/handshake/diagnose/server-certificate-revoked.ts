import { describeReason } from '../../rules/reason-text.ts';
import { nameOf } from '../../rules/wording.ts';
import { isLeaf, servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** A stapled OCSP response, or a revocation list at hand, revokes a certificate of the served chain. */
export const serverCertificateRevoked: Cause = {
  id: 'server-certificate-revoked',
  title: 'Certificate of the server is revoked',
  about: 'served',
  says: {
    openssl: ['certificate revoked', 'OCSP response: revoked'],
    go: ['(Go does not look at stapled responses by itself)'],
    java: ['java.security.cert.CertificateRevokedException: Certificate has been revoked'],
    node: ['CERT_REVOKED'],
  },
  explain(evidence, t) {
    const reason = servedReason(evidence, 'revoked');
    if (reason === undefined) return undefined;
    const { certificate } = reason;
    return {
      cause: t('{0}, which the server sends, is revoked.', nameOf(certificate)),
      evidence:
        isLeaf(certificate, evidence) && evidence.chain.stapled?.kind === 'response'
          ? t('The OCSP response that the server staples itself says so. {0}', describeReason(reason, t))
          : describeReason(reason, t),
      remedy: t('Have a new certificate with a new key issued, and have the server read it.'),
    };
  },
};
