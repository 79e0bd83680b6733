import { nameOf, shortName } from '../../rules/wording.ts';
import { findMissingIssuer } from './missing-issuer.ts';
import { isLeaf, servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** The chain ends at a CA that the client does not trust. */
export const serverCertificateUnknownCa: Cause = {
  id: 'server-certificate-unknown-ca',
  title: 'CA of the server is not trusted',
  about: 'served',
  says: {
    openssl: [
      'unable to get local issuer certificate',
      'self-signed certificate in certificate chain',
      'Verify return code: 20',
      'Verify return code: 19',
    ],
    go: ['x509: certificate signed by unknown authority'],
    java: ['PKIX path building failed: … unable to find valid certification path to requested target'],
    node: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN'],
  },
  explain(evidence, t) {
    const sent = servedReason(evidence, 'issuer-not-trusted')?.certificate;
    const missing = findMissingIssuer(evidence);
    const trusted = evidence.anchors.length;
    if (missing?.kind === 'root')
      return {
        cause: t(
          'The CA {0} of the server is not among those that are trusted.',
          shortName(missing.certificate.issuer),
        ),
        evidence:
          missing.found === undefined
            ? t(
                '{0} was issued by it; it is none of those trusted for this test ({1}).',
                nameOf(missing.certificate),
                trusted,
              )
            : t(
                '{0} was issued by it; its certificate lies in {1}, and was not trusted for this test.',
                nameOf(missing.certificate),
                missing.found.place,
              ),
        remedy: t(
          'Give the clients the certificate of this CA to trust, if it is yours; if it stands below a CA that they trust already, the server must send it.',
        ),
      };
    if (sent === undefined || isLeaf(sent, evidence)) return undefined;
    return {
      cause: t('The root {0} of the server is not among those that are trusted.', nameOf(sent)),
      evidence: t(
        'The server sends it along, which does not make it trusted; it is none of those trusted for this test ({0}).',
        trusted,
      ),
      remedy: t(
        'Give the clients this root to trust, after you have compared its fingerprint with one from a source that you trust.',
      ),
    };
  },
};
