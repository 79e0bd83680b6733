import { nameOf } from '../../rules/wording.ts';
import { isLeaf, servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** The server's certificate has no CA above it, and the client does not trust it. */
export const serverCertificateSelfSigned: Cause = {
  id: 'server-certificate-self-signed',
  title: 'Certificate of the server is self-signed and not trusted',
  about: 'served',
  says: {
    openssl: ['self-signed certificate', 'self signed certificate', 'Verify return code: 18'],
    go: ['x509: certificate signed by unknown authority'],
    java: ['unable to find valid certification path to requested target'],
    node: ['DEPTH_ZERO_SELF_SIGNED_CERT'],
  },
  explain(evidence, t) {
    const certificate = servedReason(evidence, 'issuer-not-trusted')?.certificate;
    if (certificate === undefined || !isLeaf(certificate, evidence)) return undefined;
    return {
      cause: t('The server shows a self-signed certificate, and it is not among those that are trusted.'),
      evidence: t(
        '{0} is its own issuer, and none of those trusted for this test ({1}).',
        nameOf(certificate),
        evidence.anchors.length,
      ),
      remedy: t(
        'Give this very certificate to the clients as a trust anchor, or let a CA that they trust issue one. It may also be the placeholder of an ingress that did not find its Secret.',
      ),
    };
  },
};
