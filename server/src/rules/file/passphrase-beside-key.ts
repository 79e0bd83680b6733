import type { KubernetesUnit } from '../../documents/types.ts';
import type { KeyAnalysis } from '../../path/types.ts';
import { kubernetesSecretData } from '../citations.ts';
import type { UnitRule } from '../types.ts';

/** Keys of a Secret that hold a passphrase by their names: `password`, `tls.passphrase`, `key-password`. */
const passphraseKey = /^(?:.*[-_.])?(?:passphrase|password|passwd)(?:\.txt)?$/i;

/** An encrypted private key, and its passphrase in the same Secret. */
export const passphraseBesideKey: UnitRule = {
  id: 'file/passphrase-beside-key',
  title: 'Encrypted private key with its passphrase beside it',
  severity: 'hint',
  force: 'advice',
  citation: kubernetesSecretData,
  fixable: false,
  scope: 'unit',
  *check(unit, { keys }, { t }) {
    if (unit.kind !== 'kubernetes' || !keys.some(isEncrypted)) return;
    const passphrase = findPassphrase(unit);
    if (passphrase === undefined) return;
    yield {
      range: passphrase.range,
      message: t(
        '{0} stands beside an encrypted private key, and whoever can read one can read the other: the encryption protects nothing. Keep the passphrase elsewhere, or the key in clear and the Secret closed.',
        passphrase.name,
      ),
    };
  },
};

function isEncrypted({ artifact }: KeyAnalysis): boolean {
  const { object } = artifact.content;
  return object.kind === 'private-key' && object.encryption !== undefined;
}

function findPassphrase({ keys }: KubernetesUnit): KubernetesUnit['keys'][number] | undefined {
  return keys.find(({ name, empty }) => !empty && passphraseKey.test(name));
}
