import { rfc9295 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Usages that a key for EdDSA signatures has no place for. */
export const edwardsUsages = allowedUsagesRule({
  id: 'key/edwards-usages',
  title: 'Ed25519 or Ed448 key with a usage other than signing',
  // Whoever asks for a key usage without thinking of the key gets keyEncipherment, and nobody minds.
  severity: 'hint',
  force: 'MUST',
  citation: rfc9295('3'),
  since: publication.rfc9295,
  impliedBy: ['role/no-digital-signature', 'chain/wrong-key-usage'],
  algorithms: [keyAlgorithms.ed25519, keyAlgorithms.ed448],
  forbidden: new Set(['keyEncipherment', 'dataEncipherment', 'keyAgreement', 'encipherOnly', 'decipherOnly']),
  describe: (found, { t }) =>
    t(
      'The key usage allows {0}, and keys of this kind can only sign. Nobody refuses it, and TLS needs digitalSignature alone; leave it out when the certificate is issued again.',
      found,
    ),
});
