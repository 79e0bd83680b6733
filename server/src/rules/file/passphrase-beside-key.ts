import type { KeyAnalysis } from '../../path/types.ts';
import { owaspSecrets } from '../citations.ts';
import type { UnitRule } from '../types.ts';
import { quote } from '../wording.ts';
import { findPassphrase } from './find-passphrase.ts';

/** An encrypted private key, and its passphrase in the same Secret or file. */
export const passphraseBesideKey: UnitRule = {
  id: 'file/passphrase-beside-key',
  title: 'Encrypted private key with its passphrase beside it',
  severity: 'hint',
  force: 'advice',
  citation: owaspSecrets,
  fixable: false,
  scope: 'unit',
  *check(unit, { keys }, { document, t }) {
    const passphrase = keys.some(isEncrypted) ? findPassphrase(unit, document) : undefined;
    if (passphrase === undefined) return;
    yield {
      range: passphrase.range,
      message: t(
        '{0} stands beside an encrypted private key, and whoever can read one can read the other: the encryption protects nothing. Keep the passphrase elsewhere, or the key in clear where only its owner can read it.',
        quote(passphrase.name),
      ),
    };
  },
};

function isEncrypted({ artifact }: KeyAnalysis): boolean {
  const { object } = artifact.content;
  return object.kind === 'private-key' && object.encryption !== undefined;
}
