import { rfc3279 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Encipherment usages beside keyCertSign or cRLSign. */
export const rsaCaEncipherment = allowedUsagesRule({
  id: 'key/rsa-ca-encipherment',
  title: 'CA with an RSA key that may also encipher',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc3279('2.3.1'),
  since: publication.rfc3279,
  zlint: ['e_rsa_allowed_ku_no_encipherment_ca'],
  about: ['ca'],

  algorithms: [keyAlgorithms.rsa],
  forbidden: new Set(['keyEncipherment', 'dataEncipherment']),
  beside: new Set(['keyCertSign', 'cRLSign']),
  describe: (found, { t }) =>
    t(
      'The key usage of this CA allows {0} beside signing. One key for both is against good practice, and nobody refuses it; let the CA sign only when it is issued again.',
      found,
    ),
});
