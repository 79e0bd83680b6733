import { nameOf, shortName } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Evidence } from '../evidence.ts';
import { findClientFault, isOutsideOfList } from './client-faults.ts';
import { hasShownCertificate } from './client-refusal.ts';
import { type ClientReception, findReception } from './client-tolerance.ts';
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
    const fault = findClientFault(evidence);
    const reception = findReception(evidence, fault, t);
    if (reception === undefined || (reception.by !== 'unknown_ca' && fault !== 'unknown-ca')) return undefined;
    return {
      severity: reception.severity,
      cause: describeCause(reception, evidence.clientChain.at(-1) ?? leaf, leaf, t),
      evidence: isOutsideOfList(evidence)
        ? t("{0} None of the certificates that were sent was issued by a CA of the server's list.", reception.evidence)
        : reception.evidence,
      remedy: adviseOnList(evidence, t),
    };
  },
};

function describeCause({ by }: ClientReception, last: Certificate, leaf: Certificate, t: Localize): string {
  const name = nameOf(leaf);
  const issuer = shortName(last.issuer);
  if (by === 'nothing') return t('The server does not name the CA of the client certificate {0}: {1}.', name, issuer);
  return isSelfIssued(leaf)
    ? t('The client certificate {0} is self-signed, and the server does not trust it.', name)
    : t('The server does not know the CA of the client certificate {0}: {1}.', name, issuer);
}

function adviseOnList(evidence: Evidence, t: Localize): string {
  if (isOutsideOfList(evidence) || evidence.clientChain.length > 1)
    return t(
      'Use a certificate of a CA that the server accepts, or have the CA of this one added to those that it trusts for clients.',
    );
  return t(
    'Send the intermediates along with the client certificate (one file, leaf first), or have its CA added to those that the server trusts for clients.',
  );
}
