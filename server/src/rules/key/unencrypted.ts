import { rfc7468 } from '../citations.ts';
import type { ArtifactRule } from '../types.ts';

/** A private key that anybody who reads the file can use. */
export const unencrypted: ArtifactRule = {
  id: 'key/unencrypted',
  title: 'Private key is stored in clear',
  severity: 'off',
  force: 'advice',
  citation: rfc7468('10'),
  fixable: false,
  scope: 'artifact',
  *check({ content, anchor }, _holder, _unit, { t }) {
    const { object } = content;
    if (object.kind !== 'private-key' || object.encryption !== undefined) return;
    yield {
      range: anchor,
      message: t(
        'This private key is not encrypted: whoever can read the file, its history or a backup can pose as its owner. Encrypt it, or keep it out of the workspace.',
      ),
    };
  },
};
