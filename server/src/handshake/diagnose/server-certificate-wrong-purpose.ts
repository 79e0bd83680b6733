import { describeReason } from '../../rules/reason-text.ts';
import { nameOf } from '../../rules/wording.ts';
import { isLeaf, servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** The certificate may not be used by servers. */
export const serverCertificateWrongPurpose: Cause = {
  id: 'server-certificate-wrong-purpose',
  title: 'Certificate may not be used by servers (no serverAuth)',
  about: 'served',
  says: {
    openssl: ['unsuitable certificate purpose', 'unsupported certificate purpose', 'Verify return code: 26'],
    go: ['x509: certificate specifies an incompatible key usage'],
    java: ['Extended key usage does not permit use for TLS server authentication'],
    node: ['INVALID_PURPOSE'],
  },
  explain(evidence, t) {
    const reason = servedReason(evidence, 'wrong-purpose', 'purpose-missing', 'purpose-forbidden', 'wrong-key-usage');
    if (reason === undefined) return undefined;
    return {
      cause: isLeaf(reason.certificate, evidence)
        ? t('The server shows a certificate that servers may not use.')
        : t('The CA {0} may not issue certificates for servers.', nameOf(reason.certificate)),
      evidence: describeReason(reason, t),
      remedy: t(
        "Have it issued again with the extended key usage serverAuth, or give the server its own certificate instead of the client's.",
      ),
    };
  },
};
