import type { Localize } from '../../text/localize.ts';
import type { Evidence } from '../evidence.ts';
import type { Alert, Endpoint, ObservedError, Phase } from '../types.ts';

/** Where and how an attempt failed. */
export interface Failure {
  readonly phase: Phase;
  readonly error: ObservedError;
}

/** How the attempt failed; undefined where it did not. */
export function failureOf({ report }: Evidence): Failure | undefined {
  const { outcome } = report.attempt;
  return outcome.kind === 'failed' ? outcome : undefined;
}

/** The failure, where it has one of these codes. */
export function failedWith(evidence: Evidence, ...codes: readonly string[]): Failure | undefined {
  const failure = failureOf(evidence);
  return failure !== undefined && codes.includes(failure.error.code) ? failure : undefined;
}

/** The failure, where it came in this phase. */
export function failedIn(evidence: Evidence, ...phases: readonly Phase[]): Failure | undefined {
  const failure = failureOf(evidence);
  return failure !== undefined && phases.includes(failure.phase) ? failure : undefined;
}

/** The fatal alert by which the server ended the connection; undefined where it sent none. */
export function serverAlert({ report }: Evidence): Alert | undefined {
  return report.attempt.handshake.alerts.findLast(
    ({ from, level, description }) => from === 'server' && level === 'fatal' && description !== 'close_notify',
  );
}

/** The server's fatal alert, where it is one of these. */
export function alertedWith(evidence: Evidence, ...descriptions: readonly string[]): Alert | undefined {
  const alert = serverAlert(evidence);
  return alert !== undefined && descriptions.includes(alert.description) ? alert : undefined;
}

/** Whether anything of the server's side of the handshake came. */
export function hasServerHello({ report }: Evidence): boolean {
  return report.attempt.handshake.serverHello !== undefined;
}

/** Whether the connection ended without an alert: reset, or closed before the server was done. */
export function brokeOff(evidence: Evidence): 'reset' | 'closed' | undefined {
  if (evidence.report.attempt.outcome.kind === 'closed') return 'closed';
  const failure = failedIn(evidence, 'handshake', 'response');
  if (failure === undefined || serverAlert(evidence) !== undefined) return undefined;
  if (failure.error.code === 'ECONNRESET' || failure.error.code === 'EPIPE') return 'reset';
  return failure.error.code === 'CLOSED' ? 'closed' : undefined;
}

/** What OpenSSL says, without the numbers, function and file around it: `unexpected message`; others' words as they are. */
export function reasonOf({ message }: ObservedError): string {
  return /(?:^|:)error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(message)?.[1] ?? message;
}

/** `host:port` as users type it, IPv6 in brackets. */
export function showEndpoint({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whom the connection itself goes to: the proxy, where there is one. */
export function firstHop({ report: { target } }: Evidence): Endpoint {
  return target.proxy ?? target;
}

/** `The server sent the TLS alert bad_certificate (42).` */
export function describeAlert({ description, code, afterHandshake }: Alert, t: Localize): string {
  return afterHandshake
    ? t('When the handshake was complete, the server sent the TLS alert {0} ({1}).', description, code)
    : t('The server sent the TLS alert {0} ({1}) during the handshake.', description, code);
}
