import { rfc9295 } from '../citations.ts';
import { publication } from '../publication.ts';
import { allowedUsagesRule, keyAlgorithms } from './allowed-usages.ts';

/** Usages that a key for Diffie-Hellman on Montgomery curves has no place for. */
export const montgomeryUsages = allowedUsagesRule({
  id: 'key/montgomery-usages',
  title: 'X25519 or X448 key with a usage other than key agreement',
  severity: 'warning',
  force: 'MUST',
  citation: rfc9295('3'),
  since: publication.rfc9295,
  algorithms: [keyAlgorithms.x25519, keyAlgorithms.x448],
  forbidden: new Set([
    'digitalSignature',
    'nonRepudiation',
    'keyEncipherment',
    'dataEncipherment',
    'keyCertSign',
    'cRLSign',
  ]),
  describe: (found, { t }) =>
    t(
      'The key usage allows {0}, and keys of this kind can only agree on keys. TLS authenticates by signatures, so neither a server nor a client can use the certificate; make a key that signs, such as Ed25519 or ECDSA P-256.',
      found,
    ),
});
