import { quote } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import { type Failure, failedIn, reasonOf } from './observations.ts';
import type { Cause, Explanation } from './types.ts';

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
    return describeMissing(failure, t) ?? describeUnusable(failure, t);
  },
};

/** What is not there needs no library to say so. */
function describeMissing({ error: { code } }: Failure, t: Localize): Explanation | undefined {
  if (code === 'PASSWORD_MISSING')
    return {
      cause: t('The key or the keystore of the client has a password, and no password was given.'),
      evidence: t('Nothing was sent to the server.'),
      remedy: t('Give it with --password-env or --password-file on the command line; the editor asks for it.'),
    };
  if (code === 'KEY_MISSING')
    return {
      cause: t('What was given as the key of the client holds no private key.'),
      evidence: t('Nothing was sent to the server.'),
      remedy: t('Give the file of the private key, in PEM, or a PKCS#12 keystore that holds key and certificate.'),
    };
  return undefined;
}

function describeUnusable({ error }: Failure, t: Localize): Explanation {
  return {
    cause: t('The certificate or the key of the client cannot be loaded.'),
    evidence: t('Nothing was sent to the server; the TLS library says {0} ({1}).', quote(reasonOf(error)), error.code),
    remedy: t('Look at both files, and at the password where there is one: the key must be PEM or in a PKCS#12 file.'),
  };
}
