import { readRsaKey } from '../../x509/rsa/key.ts';
import { placeField } from '../block-fields.ts';
import { sharedPrimesPaper } from '../citations.ts';
import { relateIndexed } from '../places.ts';
import type { UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A bundle of more certificates is nobody's own. */
const MAX_CERTIFICATES = 64;

/** RSA key that shares a prime with another one of the workspace. */
export const sharedPrime: UnitRule = {
  id: 'key/shared-prime',
  title: 'RSA key that shares a prime with another of the workspace',
  // Handshakes go well, and anybody can hold them: the private key is public.
  severity: 'error',
  force: 'MUST',
  citation: sharedPrimesPaper,
  fixable: false,
  scope: 'unit',
  *check(_unit, { holders }, { workspace, t }) {
    const certificates = holders.flatMap((holder) => holder.certificates);
    if (certificates.length > MAX_CERTIFICATES) return;
    for (const { certificate, artifact, holder } of certificates) {
      if (certificate.publicKey.type !== 'RSA') continue;
      const [other] = workspace.bySharedPrime(certificate);
      if (other === undefined) continue;
      const field = readRsaKey(certificate.der, certificate.publicKey)?.modulusRange ?? certificate.publicKey.range;
      yield {
        range: placeField(field, artifact, holder),
        message: t(
          'The RSA keys of {0} and {1} ({2}) have a prime in common, as machines make them that have no randomness yet: whoever has both certificates can compute both private keys. Revoke them, and make new keys on another machine.',
          nameOf(certificate),
          nameOf(other.object),
          other.location,
        ),
        related: [relateIndexed(other, nameOf(other.object))],
      };
    }
  },
};
