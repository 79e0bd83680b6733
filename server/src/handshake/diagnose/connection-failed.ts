import { quote } from '../../rules/wording.ts';
import { failureOf, reasonOf } from './observations.ts';
import type { Cause } from './types.ts';

/** All other failures, in the words of the system or the TLS library. */
export const connectionFailed: Cause = {
  id: 'connection-failed',
  title: 'Connection fails for another reason',
  about: 'attempt',
  says: { openssl: [], go: [], java: [], node: [] },
  explain(evidence, t) {
    const failure = failureOf(evidence);
    if (failure === undefined || failure.error.code === 'ABORTED') return undefined;
    return {
      cause: t('The connection fails in the phase “{0}”.', failure.phase),
      evidence: t('The system or the TLS library says {0} ({1}).', quote(reasonOf(failure.error)), failure.error.code),
      remedy: t('Search for this error, and look into the log of the server at the same time.'),
    };
  },
};
