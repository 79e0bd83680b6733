import { nameOf } from '../../rules/wording.ts';
import { getExtension } from '../../x509/identity.ts';
import type { Cause } from './types.ts';

/** The certificate demands a stapled OCSP response, and the server sends none. */
export const stapleMissing: Cause = {
  id: 'staple-missing',
  title: 'Certificate demands a stapled OCSP response, and none was sent',
  about: 'served',
  says: {
    openssl: ['OCSP response: no response sent'],
    go: ['(Go does not enforce it)'],
    java: ['(Java does not enforce it)'],
    node: ['(Node does not enforce it)'],
  },
  explain(evidence, t) {
    const [leaf] = evidence.chain.certificates;
    const isDemanded = leaf !== undefined && getExtension(leaf, 'tlsFeature')?.mustStaple === true;
    if (leaf === undefined || !isDemanded || evidence.chain.stapled?.kind === 'response') return undefined;
    return {
      severity: 'warning',
      cause: t(
        'The certificate demands a stapled OCSP response (must-staple), and the server staples none that can be used.',
      ),
      evidence: t('{0} has the extension tlsFeature with status_request.', nameOf(leaf)),
      remedy: t(
        'Switch stapling on at the server (ssl_stapling on in nginx), or have a certificate without must-staple issued.',
      ),
    };
  },
};
