import { rfc8813 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Encipherment usages of an elliptic curve key, which can only sign and agree. */
export const ecEncipherment = allowedUsagesRule({
  id: 'key/ec-encipherment',
  title: 'Elliptic curve key with an encipherment usage',
  severity: 'hint',
  force: 'MUST',
  citation: rfc8813('3'),
  since: publication.rfc8813,
  zlint: ['e_ecdsa_allowed_ku'],
  impliedBy: ['role/no-digital-signature', 'chain/wrong-key-usage'],

  algorithms: [keyAlgorithms.ec],
  forbidden: new Set(['keyEncipherment', 'dataEncipherment']),

  describe: (found, { t }) =>
    t(
      'The key usage allows {0}, and an elliptic curve key cannot encipher. Nobody refuses it, and TLS needs digitalSignature alone; leave it out when the certificate is issued again.',
      found,
    ),
});
