import { nameOf } from '../../rules/wording.ts';
import { getExtension } from '../../x509/identity.ts';
import { findClientFault } from './client-faults.ts';
import { hasShownCertificate } from './client-refusal.ts';
import { findReception } from './client-tolerance.ts';
import type { Cause } from './types.ts';

/** The client's certificate has no clientAuth. */
export const clientCertificateWrongPurpose: Cause = {
  id: 'client-certificate-wrong-purpose',
  title: 'Client certificate may not be used by clients (no clientAuth)',
  about: 'attempt',
  says: {
    openssl: [
      'sslv3 alert unsupported certificate',
      'ssl/tls alert unsupported certificate',
      'SSL alert number 43',
      'unsuitable certificate purpose (server)',
    ],
    go: [
      'remote error: tls: unsupported certificate',
      'remote error: tls: bad certificate',
      'x509: certificate specifies an incompatible key usage (server)',
    ],
    java: [
      'Received fatal alert: unsupported_certificate',
      'Extended key usage does not permit use for TLS client authentication (server)',
    ],
    node: [
      'ERR_SSL_SSL/TLS_ALERT_UNSUPPORTED_CERTIFICATE',
      'ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE',
      '400 The SSL certificate error (nginx)',
    ],
  },
  explain(evidence, t) {
    const [leaf] = evidence.clientChain;
    if (leaf === undefined || !hasShownCertificate(evidence)) return undefined;
    const fault = findClientFault(evidence);
    const reception = findReception(evidence, fault, t);
    if (reception === undefined || fault !== 'wrong-purpose') return undefined;
    const purposes = getExtension(leaf, 'extendedKeyUsage')?.purposes.map(({ name }) => name) ?? [];
    return {
      severity: reception.severity,
      cause: t(
        'The client certificate {0} may not be used by a client: it is for {1}.',
        nameOf(leaf),
        purposes.join(', '),
      ),
      evidence: reception.evidence,
      remedy: t(
        'Have it issued with the extended key usage clientAuth; public CAs no longer put it into server certificates.',
      ),
    };
  },
};
