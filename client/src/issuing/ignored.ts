import type { IssuedFile } from '../../../server/src/lsp/protocol/issuing.ts';

/** Text of the `.gitignore` that keeps these files' private keys out of commits, and nothing else: the folder may come to hold more. */
export function ignoringKeys(files: readonly Pick<IssuedFile, 'name' | 'secret'>[]): string {
  return files
    .filter(({ secret }) => secret)
    .map(({ name }) => `/${name.replace(/[\\*?[\]!# ]/g, '\\$&')}\n`)
    .join('');
}
