import { type Dirent, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { languageOfName } from '../../documents/language.ts';
import { createExclusions, type Exclusions, isPassedOver, withGitignore } from './exclusions.ts';
import type { NodeFileOptions } from './files.ts';

/** A folder by its two names, both without a slash at the end. */
export interface Folder {
  readonly uri: string;
  readonly path: string;
}

/** One folder and the names of its candidate files, in order; whether they are excluded is left to be asked. */
export interface WalkedFolder extends Folder {
  readonly names: readonly string[];
  excludes(name: string): boolean;
}

/** Folders that never hold anyone's own certificates. */
const never: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

/**
 * The folders in and below `root` that are not excluded. Links are not followed, unreadable folders passed over. A root that git is to pass over
 * as a whole was named all the same, and is gone through.
 */
export function* walkFolder(root: Folder, options: NodeFileOptions): Generator<WalkedFolder> {
  const path = root.path.length > 1 ? root.path.replace(/[\\/]$/, '') : root.path;
  const uri = root.uri.replace(/\/$/, '');
  yield* walkInside({ uri, path }, '', createExclusions(options.exclude), options);
}

/** `way` is the folder's path from the root with slashes, empty or ending in one. */
function* walkInside(
  folder: Folder,
  way: string,
  before: Exclusions,
  options: NodeFileOptions,
): Generator<WalkedFolder> {
  const { names, folders, hasIgnore } = readFolder(folder.path, options.accepts);
  const obeys = hasIgnore && options.respectGitignore && !(way === '' && isPassedOver(folder.path));
  const exclusions = obeys ? withGitignore(before, folder.path, way) : before;
  yield { ...folder, names, excludes: (name) => exclusions.excludes(way + name) };
  for (const name of folders) {
    const below = `${way}${name}/`;
    if (!exclusions.excludes(below)) yield* walkInside(childOf(folder, name), below, exclusions, options);
  }
}

interface Listing {
  readonly names: string[];
  readonly folders: string[];
  readonly hasIgnore: boolean;
}

function readFolder(path: string, accepts: NodeFileOptions['accepts']): Listing {
  const isWanted =
    accepts === undefined
      ? (name: string) => languageOfName(name) !== undefined
      : (name: string) => accepts(`${path.replaceAll('\\', '/')}/${name}`);
  const names: string[] = [];
  const folders: string[] = [];
  let hasIgnore = false;
  for (const entry of listFolder(path)) {
    const { name } = entry;
    if (entry.isDirectory()) {
      if (!never.has(name)) folders.push(name);
    } else if (entry.isFile()) {
      if (isWanted(name)) names.push(name);
      else if (name === '.gitignore') hasIgnore = true;
    }
  }
  return { names: names.sort(), folders: folders.sort(), hasIgnore };
}

function listFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** A file or folder in a folder. */
export function childOf(folder: Folder, name: string): Folder {
  return { uri: `${folder.uri}/${escapeName(name)}`, path: pathOf(folder, name) };
}

/** Its path alone. */
export function pathOf(folder: Folder, name: string): string {
  return folder.path.endsWith(sep) ? folder.path + name : folder.path + sep + name;
}

/** Escapes as VS Code does, so that a file has the same URI here and in the editor. */
function escapeName(name: string): string {
  if (/^[\w.~-]+$/.test(name)) return name;
  // Windows allows halves of surrogate pairs in names, and encodeURIComponent does not.
  const whole = name.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
