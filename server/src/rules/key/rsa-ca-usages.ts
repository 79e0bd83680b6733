import { rfc3279 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Usages of a CA that an RSA key has no place for. */
export const rsaCaUsages = allowedUsagesRule({
  id: 'key/rsa-ca-usages',
  title: 'CA with an RSA key and a usage that RSA does not have',
  severity: 'information',
  force: 'MUST',
  citation: rfc3279('2.3.1'),
  since: publication.rfc3279,
  zlint: ['e_rsa_allowed_ku_ca'],
  about: ['ca'],

  algorithms: [keyAlgorithms.rsa],
  forbidden: new Set(['keyAgreement', 'encipherOnly', 'decipherOnly']),

  describe: (found, { t }) =>
    t(
      'The key usage allows {0}, and an RSA key cannot agree on keys. TLS stacks accept it; leave it out when the certificate is issued again.',
      found,
    ),
});
