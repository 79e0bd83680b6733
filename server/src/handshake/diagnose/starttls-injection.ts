import type { Evidence } from '../evidence.ts';
import { describeForeign, foreignText } from './foreign-text.ts';
import { failedIn, failedWith } from './observations.ts';
import type { Cause } from './types.ts';

/** Clear text between the server's word that it switches to TLS and TLS itself: what clients would take for protected (CVE-2011-0411). */
export const starttlsInjection: Cause = {
  id: 'starttls-injection',
  title: 'Server goes on in clear text after it agreed to TLS (STARTTLS)',
  about: 'attempt',
  says: {
    openssl: ['wrong version number', 'packet length too long'],
    go: ['tls: first record does not look like a TLS handshake', 'pq: received unencrypted data after SSL response'],
    java: ['Unsupported or unrecognized SSL message'],
    node: ['ERR_SSL_WRONG_VERSION_NUMBER'],
  },
  explain(evidence, t) {
    const sent = clearText(evidence);
    if (sent === undefined) return undefined;
    return {
      cause: t(
        'The server agreed to switch from {0} to TLS, and then sent more in clear text: somebody on the way may have put it in (as in CVE-2011-0411), or the server is at fault.',
        evidence.report.target.starttls ?? '',
      ),
      evidence: t('After it had agreed, there came {0}.', describeForeign(sent, t)),
      remedy: t(
        'Test from the network of the server itself: where it is the same there, update the server (or a proxy before it that speaks STARTTLS for it); else something between is at work.',
      ),
    };
  },
};

function clearText(evidence: Evidence): string | undefined {
  const failure = failedWith(evidence, 'DATA_BEFORE_TLS');
  if (failure !== undefined) return failure.error.message;
  const { starttls } = evidence.report.target;
  // Of MySQL the client has the last word: what comes then may be a refusal.
  if (starttls === undefined || starttls === 'mysql') return undefined;
  return failedIn(evidence, 'handshake') === undefined ? undefined : foreignText(evidence);
}
