import { rfc8018 } from '../citations.ts';
import { type ArtifactRule, silent } from '../types.ts';

/** A private key whose encryption can be broken together with a passphrase of usual length. */
export const weakEncryption: ArtifactRule = {
  id: 'file/weak-encryption',
  title: 'Private key with a weak encryption',
  severity: 'information',
  force: 'SHOULD',
  citation: rfc8018('6.1'),
  fixable: true,
  scope: 'artifact',
  check({ content: { object }, anchor }, _holder, _unit, { t }) {
    if (object.kind !== 'private-key' || object.encryption === undefined) return silent;
    if (object.encryption.startsWith('legacy PEM encryption')) {
      const message = t(
        'This private key is encrypted in the old way of OpenSSL ({0}): its passphrase is hashed with MD5 once, and guessed at billions of tries a second. Encrypt it as PKCS#8 with AES-256 and PBKDF2.',
        object.encryption.replace('legacy PEM encryption: ', ''),
      );
      return [{ message, range: anchor }];
    }
    if (!isWeakScheme(object.encryption)) return silent;
    const message = t(
      'This private key is encrypted with {0}, which current software no longer opens by default (OpenSSL 3: "unsupported") and which is weak besides. Encrypt it as PKCS#8 with AES-256 and PBKDF2.',
      object.encryption,
    );
    return [{ message, range: anchor }];
  },
};

/** Schemes of PKCS#5 1.5, those of PKCS#12 but for Triple DES, and DES or RC2 inside PBES2. */
function isWeakScheme(encryption: string): boolean {
  if (encryption.startsWith('PBES1')) return true;
  if (encryption.startsWith('PKCS#12 PBE')) return !encryption.includes('TripleDES');
  return /^PBES2: (?:DES-CBC|RC2-CBC|RC5-CBC)/.test(encryption);
}
