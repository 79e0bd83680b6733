import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Who runs servers that do not want to be root, where the tests are root: `nobody`. */
const nobody = { uid: 65534, gid: 65534 };

/** A user for `spawn`; nothing where the tests run as somebody already. */
export const ordinaryUser: { readonly uid?: number; readonly gid?: number } = process.getuid?.() === 0 ? nobody : {};

/** Whether the tests may start servers that only root may; said aloud where not. */
export function isRoot(): boolean {
  if (ordinaryUser.uid !== undefined) return true;
  console.warn('Servers that only root may start are skipped');
  return false;
}

/** Names that files get in the folder, and where they are now. */
export type Copies = Readonly<Record<string, string>>;

/** A folder that the ordinary user owns, with an empty `data` in it and copies of files that only that user may read. */
export function createOwnFolder(copies: Copies): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'certscope-server-'));
  mkdirSync(join(path, 'data'), { mode: 0o700 });
  for (const [name, from] of Object.entries(copies)) {
    copyFileSync(from, join(path, name));
    chmodSync(join(path, name), 0o600);
  }
  const { uid, gid } = ordinaryUser;
  if (uid !== undefined && gid !== undefined) {
    for (const name of ['', 'data', ...Object.keys(copies)]) chownSync(join(path, name), uid, gid);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
