import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isCandidate } from '../../workspace/candidates.ts';
import { createExclusions, type Exclusions, withGitignore } from './exclusions.ts';
import type { NodeFileOptions } from './files.ts';

/** A folder on its two names; both without a slash at the end. */
export interface Folder {
  readonly uri: string;
  readonly path: string;
}

/** Folders that never hold anyone's own certificates. */
const never: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

/** URIs of the candidate files below `root`, folder by folder, names in order. Unreadable folders are passed over. */
export function* walkFolder(root: Folder, options: NodeFileOptions): Generator<string> {
  const path = root.path.length > 1 ? root.path.replace(/[\\/]$/, '') : root.path;
  const uri = root.uri.replace(/\/$/, '');
  yield* walkInside({ uri, path }, '', createExclusions(options.exclude), options);
}

/** `way` is the folder's path from the root with slashes, empty or ending in one. */
function* walkInside(folder: Folder, way: string, before: Exclusions, options: NodeFileOptions): Generator<string> {
  const entries = readFolder(folder.path);
  const hasIgnore = options.respectGitignore && entries.some(({ name }) => name === '.gitignore');
  const exclusions = hasIgnore ? withGitignore(before, folder.path, way) : before;
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isFile()) {
      if (isCandidate(name) && !exclusions.excludes(way + name)) yield childUri(folder, name);
    } else if (entry.isDirectory() && !never.has(name) && !exclusions.excludes(`${way}${name}/`)) {
      const child = { uri: childUri(folder, name), path: join(folder.path, name) };
      yield* walkInside(child, `${way}${name}/`, exclusions, options);
    }
  }
}

function readFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Escapes as VS Code does, so that a file has the same URI here and in the editor. */
function childUri(folder: Folder, name: string): string {
  return `${folder.uri}/${/^[\w.~-]+$/.test(name) ? name : escapeName(name)}`;
}

function escapeName(name: string): string {
  // Windows allows halves of surrogate pairs in names, and encodeURIComponent does not.
  const whole = name.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
