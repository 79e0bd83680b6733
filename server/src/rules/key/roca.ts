import { hasRocaStructure } from '../../x509/rsa/weaknesses.ts';
import { rocaPaper } from '../citations.ts';
import { modulusRule } from './rsa-modulus-rule.ts';

/** Key of an Infineon chip or TPM with primes that can be guessed. */
export const roca = modulusRule({
  id: 'key/roca',
  title: 'RSA key made by a faulty Infineon library (ROCA)',
  citation: rocaPaper,
  find: (modulus) => (hasRocaStructure(modulus) ? '' : undefined),
  describe: (t) =>
    t(
      'The RSA key was made by an Infineon chip, smart card or TPM with a known fault (ROCA, CVE-2017-15361): its private key can be computed from the public one. Revoke the certificate, and make a new key with other hardware or firmware.',
    ),
});
