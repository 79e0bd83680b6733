import { findHttpRefusal } from './http-refusal.ts';
import type { Attempt, ConnectionReport, Target } from './types.ts';

/**
 * What an attempt that was not refused says on the client certificate that was shown.
 *
 * - `shown`: the server does with it what it does not without it, or nothing speaks against its word.
 * - `not-contradicted`: without it the server refuses; with it, it did not object within the wait.
 * - `not-required`: with and without a certificate the same came of it, so whether the server takes this one does not show.
 * - `only-in-http`: the same, and the server speaks HTTP, or may, where servers such as nginx refuse after the handshake; no answer came there.
 * - `closed`: the server ended the connection without a word.
 */
export type ClientAcceptance = 'shown' | 'not-contradicted' | 'not-required' | 'only-in-http' | 'closed';

/** Undefined where the attempt failed, no certificate was sent, or the server refused it in HTTP. */
export function findAcceptance({
  target,
  attempt,
  withoutCertificate,
}: ConnectionReport): ClientAcceptance | undefined {
  const { outcome, response, handshake } = attempt;
  if (outcome.kind === 'failed' || (handshake.clientCertificates ?? []).length === 0) return undefined;
  if (findHttpRefusal(attempt) !== undefined) return undefined;
  if (outcome.kind === 'closed') return 'closed';
  const without = withoutCertificate && compare(attempt, withoutCertificate);
  const said = outcome.shownBy === 'quiet' ? 'not-contradicted' : 'shown';
  if (without === 'otherwise') return said;
  if (response?.status === undefined && mayBeHttp(target, attempt)) return 'only-in-http';
  return without === 'alike' ? 'not-required' : said;
}

/** Whether an HTTP request follows the handshake, as the target says and the server chose. */
export function isHttpAsked({ http }: Target, alpn: string | undefined): boolean {
  return http === 'always' || (http === 'auto' && isHttp(alpn));
}

/** What came of the attempt without the certificate; undefined where it says nothing. */
function compare(attempt: Attempt, without: Attempt): 'alike' | 'otherwise' | undefined {
  const { outcome } = without;
  if (outcome.kind === 'accepted') return areAnsweredAlike(attempt, without) ? 'alike' : 'otherwise';
  if (outcome.kind === 'closed') return 'otherwise';
  const isRefused = outcome.phase === 'handshake' || outcome.phase === 'response';
  return isRefused && !['TIMEOUT', 'ABORTED'].includes(outcome.error.code) ? 'otherwise' : undefined;
}

/** Where no answer in HTTP came to the certificate, one that came without it says nothing of it. */
function areAnsweredAlike({ response }: Attempt, without: Attempt): boolean {
  if (response?.status === undefined) return true;
  return findHttpRefusal(without) === undefined && without.response?.status === response.status;
}

/** Chosen by ALPN, asked for, or begun by the server it is HTTP; without a word of either, it may be. */
function mayBeHttp({ http, starttls }: Target, { response, handshake }: Attempt): boolean {
  const alpn = handshake.serverHello?.alpn;
  if (isHttp(alpn) || http === 'always' || response?.protocol === 'h2') return true;
  return starttls === undefined && alpn === undefined && response === undefined;
}

function isHttp(alpn: string | undefined): boolean {
  return alpn === 'h2' || alpn === 'http/1.1';
}
