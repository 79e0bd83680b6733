import { rfc5480 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Usages of a leaf's elliptic curve key besides signing and agreeing. */
export const ecLeafUsages = allowedUsagesRule({
  id: 'key/ec-leaf-usages',
  title: 'Leaf with an elliptic curve key and an unexpected usage',
  severity: 'hint',
  force: 'advice',
  citation: rfc5480('3'),
  since: publication.rfc5480,
  zlint: ['n_ecdsa_ee_invalid_ku'],
  about: ['leaf'],
  impliedBy: [
    'key/ec-encipherment',
    'extension/key-usage-cert-sign-without-ca',
    'webpki/leaf-may-sign-certificates',
    'webpki/leaf-may-sign-crls',
    'role/no-digital-signature',
    'chain/wrong-key-usage',
  ],
  algorithms: [keyAlgorithms.ec],
  forbidden: new Set(['keyEncipherment', 'dataEncipherment', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly']),

  describe: (found, { t }) =>
    t(
      'The key usage allows {0}. A leaf with an elliptic curve key is for digitalSignature, nonRepudiation and keyAgreement; TLS stacks accept the rest and never use it.',
      found,
    ),
});
