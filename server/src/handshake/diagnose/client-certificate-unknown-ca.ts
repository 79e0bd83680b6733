import { nameOf, shortName } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Evidence } from '../evidence.ts';
import { findClientFault, isOutsideOfList } from './client-faults.ts';
import { findRefusal, hasShownCertificate } from './client-refusal.ts';
import type { Cause } from './types.ts';

/** The server does not know the CA of the client's certificate. */
export const clientCertificateUnknownCa: Cause = {
  id: 'client-certificate-unknown-ca',
  title: 'Server does not trust the CA of the client certificate',
  about: 'attempt',
  says: {
    openssl: ['tlsv1 alert unknown ca', 'SSL alert number 48', 'unable to verify the first certificate (server)'],
    go: [
      'remote error: tls: unknown certificate authority',
      'remote error: tls: bad certificate',
      'x509: certificate signed by unknown authority (server)',
    ],
    java: ['Received fatal alert: unknown_ca', 'Received fatal alert: certificate_unknown'],
    node: ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', '400 The SSL certificate error (nginx)'],
  },
  explain(evidence, t) {
    const [leaf] = evidence.clientChain;
    if (leaf === undefined || !hasShownCertificate(evidence)) return undefined;
    const refusal = findRefusal(evidence, t);
    if (refusal === undefined) return undefined;
    if (refusal.by !== 'unknown_ca' && findClientFault(evidence) !== 'unknown-ca') return undefined;
    const name = nameOf(leaf);
    const issuer = shortName(evidence.clientChain.at(-1)?.issuer ?? leaf.issuer);
    return {
      cause: isSelfIssued(leaf)
        ? t('The client certificate {0} is self-signed, and the server does not trust it.', name)
        : t('The server does not know the CA of the client certificate {0}: {1}.', name, issuer),
      evidence: isOutsideOfList(evidence)
        ? t("{0} None of the certificates that were sent was issued by a CA of the server's list.", refusal.evidence)
        : refusal.evidence,
      remedy: adviseOnList(evidence, t),
    };
  },
};

function adviseOnList(evidence: Evidence, t: Localize): string {
  if (isOutsideOfList(evidence) || evidence.clientChain.length > 1)
    return t(
      'Use a certificate of a CA that the server accepts, or have the CA of this one added to those that it trusts for clients.',
    );
  return t(
    'Send the intermediates along with the client certificate (one file, leaf first), or have its CA added to those that the server trusts for clients.',
  );
}
