import { quote } from '../../rules/wording.ts';
import { failedIn, reasonOf } from './observations.ts';
import type { Cause } from './types.ts';

/** Certificate or key of the client cannot be used, for another reason than those that have a name. */
export const clientCredentialsUnusable: Cause = {
  id: 'client-credentials-unusable',
  title: 'Certificate or key of the client cannot be loaded',
  about: 'attempt',
  says: {
    openssl: ['Could not read private key', 'bad decrypt', 'mac verify failure'],
    go: ['tls: failed to find any PEM data in key input', 'tls: failed to parse private key'],
    java: ['keystore password was incorrect', 'Cannot recover key'],
    node: ['ERR_OSSL_PEM_NO_START_LINE', 'ERR_OSSL_BAD_DECRYPT', 'mac verify failure'],
  },
  explain(evidence, t) {
    const failure = failedIn(evidence, 'credentials');
    if (failure === undefined) return undefined;
    return {
      cause: t('The certificate or the key of the client cannot be loaded.'),
      evidence: t(
        'Nothing was sent to the server; the TLS library says {0} ({1}).',
        quote(reasonOf(failure.error)),
        failure.error.code,
      ),
      remedy: t(
        'Look at both files, and at the password where there is one: the key must be PEM or in a PKCS#12 file.',
      ),
    };
  },
};
