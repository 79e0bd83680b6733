import { describeReason } from '../../rules/reason-text.ts';
import { nameOf, quote, shortName } from '../../rules/wording.ts';
import { formatInstant } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import type { Alert } from '../types.ts';
import type { Visit } from './types.ts';

/** What came of a visit: a headline, what the client sent, and why it was refused, one line each. */
export function describeVisit(visit: Visit, t: Localize): readonly string[] {
  const negotiated = visit.handshake.serverHello;
  return [
    headline(visit, t),
    ...(negotiated === undefined
      ? []
      : [
          t(
            'Negotiated: {0}, {1}, server name {2}.',
            negotiated.version.name,
            negotiated.cipherSuite.name,
            quote(visit.handshake.clientHello?.serverName ?? ''),
          ),
        ]),
    ...describeChain(visit, t),
    ...explainVisit(visit, t),
  ];
}

function headline({ number, from, outcome }: Visit, t: Localize): string {
  switch (outcome) {
    case 'accepted':
      return t('Connection {0} from {1}: accepted.', number, from);
    case 'refused':
      return t('Connection {0} from {1}: refused.', number, from);
    case 'failed':
      return t('Connection {0} from {1}: no handshake.', number, from);
  }
}

function describeChain({ chain }: Visit, t: Localize): readonly string[] {
  return chain.map((certificate, index) => {
    const { notBefore, notAfter } = certificate.validity;
    return t(
      'Client certificate {0}: {1}, issued by {2}, valid from {3} to {4}.',
      index + 1,
      nameOf(certificate),
      shortName(certificate.issuer),
      formatInstant(notBefore.epochMilliseconds ?? 0),
      formatInstant(notAfter.epochMilliseconds ?? 0),
    );
  });
}

/** Why a client was not let in, one sentence each; empty where it was. */
export function explainVisit(visit: Visit, t: Localize): readonly string[] {
  const { outcome, chain, result, handshake, error } = visit;
  if (outcome === 'accepted') return [];
  const alert = handshake.alerts.find(({ from, level }) => from === 'client' && level === 'fatal');
  if (alert !== undefined) return [describeAlert(alert, t)];
  if (outcome === 'refused' && chain.length === 0)
    return [
      t(
        'The client sent no certificate, and this server requires one: configure certificate and key in the client, issued by a CA that the server names.',
      ),
    ];
  const reasons = result === undefined || result.verdict === 'valid' ? [] : (result.failed[0]?.reasons ?? []);
  if (outcome === 'refused' && reasons.length > 0) return reasons.map((reason) => describeReason(reason, t));
  if (error?.code === 'ECONNRESET' && handshake.serverHello !== undefined)
    return [
      t(
        'The client hung up in the handshake without an alert, as clients in Node do that do not trust the server’s certificate, or know it under another name.',
      ),
    ];
  return error === undefined ? [] : [`${error.message} (${error.code})`];
}

/** The client ended it: nearly always over the server's certificate. */
function describeAlert({ description }: Alert, t: Localize): string {
  switch (description) {
    case 'unknown_ca':
      return t(
        'The client does not trust the CA of this server’s certificate (alert {0}): give it the CA’s certificate to trust.',
        description,
      );
    case 'bad_certificate':
    case 'certificate_unknown':
    case 'certificate_expired':
    case 'unsupported_certificate':
      return t(
        'The client refuses this server’s certificate (alert {0}): check the name that it connects to and the CA that it trusts.',
        description,
      );
    default:
      return t('The client ended the handshake with the alert {0}.', description);
  }
}
