import { rfc3279 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Usages of a leaf that an RSA key has no place for. */
export const rsaLeafUsages = allowedUsagesRule({
  id: 'key/rsa-leaf-usages',
  title: 'Leaf with an RSA key and a usage that it must not have',
  severity: 'information',
  force: 'MUST',
  citation: rfc3279('2.3.1'),
  since: publication.rfc3279,
  zlint: ['e_rsa_allowed_ku_ee'],
  about: ['leaf'],
  impliedBy: [
    'extension/key-usage-cert-sign-without-ca',
    'webpki/leaf-may-sign-certificates',
    'webpki/leaf-may-sign-crls',
    'role/no-digital-signature',
    'chain/wrong-key-usage',
  ],
  algorithms: [keyAlgorithms.rsa],
  forbidden: new Set(['keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly']),

  describe: (found, { t }) =>
    t(
      'The key usage allows {0}, which a leaf with an RSA key must not. TLS stacks accept it; allow digitalSignature, and keyEncipherment for TLS 1.2 with RSA key exchange, when the certificate is issued again.',
      found,
    ),
});
