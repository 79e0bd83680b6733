import { quote } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import type { Evidence } from '../evidence.ts';
import { findHttpRefusal } from '../http-refusal.ts';
import { alertedWith, brokeOff, describeAlert } from './observations.ts';

/** By which alerts servers refuse a client for its certificate, or for having none. */
const refusals = [
  'certificate_required',
  // Mbed TLS, in TLS 1.3 too.
  'no_certificate',
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'unknown_ca',
  'access_denied',
  'decrypt_error',
  'handshake_failure',
  'internal_error',
] as const;

/** How a server refused the client. */
export interface ClientRefusal {
  /** The alert's name; `http` where it refused in its answer, `break` where it broke the connection off. */
  readonly by: (typeof refusals)[number] | 'http' | 'break';
  /** One sentence that says it. */
  readonly evidence: string;
}

/** Whether the client showed a certificate. */
export function hasShownCertificate({ report }: Evidence): boolean {
  return (report.attempt.handshake.clientCertificates ?? []).length > 0;
}

/** Whether the server asked for a certificate. */
export function wasAsked({ report }: Evidence): boolean {
  return report.attempt.handshake.certificateRequest !== undefined;
}

/** How the server refused a client that it had asked for a certificate; undefined where it did not. */
export function findRefusal(evidence: Evidence, t: Localize): ClientRefusal | undefined {
  const required = alertedWith(evidence, 'certificate_required');
  if (required !== undefined) return { by: 'certificate_required', evidence: describeAlert(required, t) };
  return refusedOverHttp(evidence, t) ?? (wasAsked(evidence) ? refusedInTls(evidence, t) : undefined);
}

function refusedInTls(evidence: Evidence, t: Localize): ClientRefusal | undefined {
  const alert = alertedWith(evidence, ...refusals);
  const by = refusals.find((each) => each === alert?.description);
  if (alert !== undefined && by !== undefined) return { by, evidence: describeAlert(alert, t) };
  const how = brokeOff(evidence);
  if (how === undefined) return undefined;
  return {
    by: 'break',
    evidence:
      how === 'reset'
        ? t('The server asked for a client certificate, and then the connection was reset without a TLS alert.')
        : t('The server asked for a client certificate, and then closed the connection without a TLS alert.'),
  };
}

function refusedOverHttp({ report }: Evidence, t: Localize): ClientRefusal | undefined {
  const refusal = findHttpRefusal(report.attempt);
  if (refusal === undefined) return undefined;
  const { status, said } = refusal;
  return {
    by: 'http',
    evidence: t('The handshake was complete, and the server answered HTTP {0}: {1}.', status, quote(said)),
  };
}

/** Whether the client had a certificate to show. */
export function hadCertificate({ report }: Evidence): boolean {
  return report.attempt.clientCertificate === 'offered';
}
