import type { Localize } from '../../text/localize.ts';
import { findAcceptance } from '../client-acceptance.ts';
import type { Evidence } from '../evidence.ts';
import type { ClientFault } from './client-faults.ts';
import { type ClientRefusal, findRefusal } from './client-refusal.ts';

/** How a server met a client certificate with a fault: it refused it, or let it in for now. */
export interface ClientReception {
  /** `nothing`: it did not refuse it. */
  readonly by: ClientRefusal['by'] | 'nothing';
  readonly severity: 'error' | 'warning';
  /** One sentence that says it. */
  readonly evidence: string;
}

/** Undefined where the server refused nothing, and what it said leaves no doubt of the certificate. */
export function findReception(
  evidence: Evidence,
  fault: ClientFault | undefined,
  t: Localize,
): ClientReception | undefined {
  const refusal = findRefusal(evidence, t);
  if (refusal !== undefined) return { ...refusal, severity: 'error' };
  const tolerance = fault && describeTolerance(evidence, fault, t);
  return tolerance === undefined ? undefined : { by: 'nothing', severity: 'warning', evidence: tolerance };
}

/** Undefined where nothing was shown, or the connection failed for another reason. */
function describeTolerance({ report }: Evidence, fault: ClientFault, t: Localize): string | undefined {
  switch (findAcceptance(report)) {
    case 'only-in-http':
      return t(
        'Nothing refused it in TLS; servers such as nginx let the handshake pass and refuse it in HTTP, where no answer was had.',
      );
    case 'not-required':
      return t(
        'The server let it in, as it lets in clients without a certificate; a server that demands one refuses it.',
      );
    case 'shown':
    case 'not-contradicted':
      // Who names CAs and takes another has an intermediate at hand that was not sent.
      return fault === 'unknown-ca' ? undefined : t('This server let it in all the same; others refuse it.');
    default:
      return undefined;
  }
}
