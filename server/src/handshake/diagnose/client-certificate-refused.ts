import { nameOf } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import { type ClientRefusal, findRefusal, hasShownCertificate } from './client-refusal.ts';
import type { Cause } from './types.ts';

/** The server refuses the client's certificate, and neither its alert nor the certificate shows why. */
export const clientCertificateRefused: Cause = {
  id: 'client-certificate-refused',
  title: 'Server refuses the client certificate without saying why',
  about: 'attempt',
  says: {
    openssl: [
      'sslv3 alert bad certificate',
      'ssl/tls alert bad certificate',
      'sslv3 alert certificate unknown',
      'ssl/tls alert certificate unknown',
      'tlsv1 alert access denied',
      'SSL alert number 42',
    ],
    go: ['remote error: tls: bad certificate', 'remote error: tls: access denied'],
    java: ['Received fatal alert: bad_certificate', 'Received fatal alert: certificate_unknown'],
    node: [
      'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
      'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
      '400 The SSL certificate error (nginx)',
    ],
  },
  explain(evidence, t) {
    const [leaf] = evidence.clientChain;
    const refusal = findRefusal(evidence, t);
    if (leaf === undefined || refusal === undefined || !hasShownCertificate(evidence)) return undefined;
    return {
      cause: t('The server refuses the client certificate {0}, and does not say why.', nameOf(leaf)),
      evidence: refusal.evidence,
      remedy: advise(refusal, t),
    };
  },
};

function advise({ by }: ClientRefusal, t: Localize): string {
  switch (by) {
    case 'access_denied':
      return t(
        "The certificate itself is good to the server; its name is not allowed in: look at the names and SPIFFE IDs that the server's policy lists.",
      );
    case 'unsupported_certificate':
      return t('The server does not take this kind of key or certificate: try one with another key (P-256, RSA 2048).');
    case 'break':
      return t(
        'Look into the log of the server, or of the proxy or sidecar before it: it says there what it has against the certificate.',
      );
    default:
      return t(
        'Look into the log of the server for the reason. Most often it is a CA that the server does not trust for clients, an intermediate that was not sent, or a name that its policy does not allow.',
      );
  }
}
