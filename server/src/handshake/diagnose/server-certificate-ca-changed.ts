import { nameOf, shortName } from '../../rules/wording.ts';
import { servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** The CA that is trusted, or sent, has the right name and another key. */
export const serverCertificateCaChanged: Cause = {
  id: 'server-certificate-ca-changed',
  title: 'CA has the right name and another key: it was created anew',
  about: 'served',
  says: {
    openssl: [
      'certificate signature failure',
      'unable to get local issuer certificate',
      'authority and subject key identifier mismatch',
    ],
    go: [
      'x509: certificate signed by unknown authority (possibly because of "x509: ECDSA verification failure" while trying to verify candidate authority certificate …)',
    ],
    java: ['Path does not chain with any of the trust anchors', 'signature check failed'],
    node: ['CERT_SIGNATURE_FAILURE', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  },
  explain(evidence, t) {
    const certificate = servedReason(evidence, 'signature-invalid')?.certificate;
    if (certificate === undefined) return undefined;
    return {
      cause: t(
        '{0} was not signed by the key of the CA {1} that is at hand.',
        nameOf(certificate),
        shortName(certificate.issuer),
      ),
      evidence: t('The names fit, and the signature does not: there are two CAs of this name, with two keys.'),
      remedy: t(
        'Give the clients the CA certificate whose key signed it; after a CA was created anew, either everything below it is issued again or both are trusted for a while.',
      ),
    };
  },
};
