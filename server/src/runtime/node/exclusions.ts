import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Says which paths (from the root, with slashes; folders end in one) a walk leaves out. */
export interface Exclusions {
  excludes(path: string): boolean;
}

/** By globs as in `files.exclude`. */
export function createExclusions(globs: readonly string[]): Exclusions {
  if (globs.length === 0) return { excludes: () => false };
  const patterns = globs.flatMap(expandBraces).map(toIgnorePattern);
  const matcher = ignore({ ignorecase: false }).add(patterns);
  return { excludes: (path) => matcher.ignores(path) };
}

/** And by the `.gitignore` in a folder, which may take back what those further up leave out. `way` is the folder's path from the root. */
export function withGitignore(outer: Exclusions, folder: string, way: string): Exclusions {
  return withIgnoreFile(outer, join(folder, '.gitignore'), way);
}

/** And by a file of that kind with any name, whose patterns count from the folder that `way` leads to. */
export function withIgnoreFile(outer: Exclusions, file: string, way: string): Exclusions {
  const matcher = readIgnoreFile(file);
  if (matcher === undefined) return outer;
  return {
    excludes(path) {
      const { ignored, unignored } = matcher.test(path.slice(way.length));
      return ignored || (!unignored && outer.excludes(path));
    },
  };
}

/** Whether the `.gitignore` in a folder only says that git is to pass over all of it (`*`): as we write it beside new keys. */
export function isPassedOver(folder: string): boolean {
  const lines = readIgnoreText(join(folder, '.gitignore'))?.split('\n') ?? [];
  const patterns = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return patterns.length > 0 && patterns.every((pattern) => /^\/?\*\*?$/.test(pattern));
}

function readIgnoreFile(path: string): Ignore | undefined {
  const text = readIgnoreText(path);
  return text === undefined ? undefined : ignore({ ignorecase: false }).add(text);
}

function readIgnoreText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A glob counts from the root unless it starts with a double star, a pattern of gitignore only where it has a slash. */
function toIgnorePattern(glob: string): string {
  const escaped = glob.replace(/^\.\//, '').replace(/^[!#]/, '\\$&');
  return escaped.startsWith('**/') || escaped.startsWith('/') ? escaped : `/${escaped}`;
}

/** `{a,b}` of globs, which gitignore does not know. Patterns that would grow beyond measure stay as they are. */
function expandBraces(glob: string): string[] {
  let patterns = [glob];
  for (let round = 0; round < 8 && patterns.length < 256; round++) {
    const next = patterns.flatMap(expandFirst);
    if (next.length === patterns.length) return patterns;
    patterns = next;
  }
  return patterns;
}

function expandFirst(glob: string): string[] {
  const match = /\{([^{}]*,[^{}]*)\}/.exec(glob);
  const alternatives = match?.[1]?.split(',');
  if (match === null || alternatives === undefined) return [glob];
  const before = glob.slice(0, match.index);
  const after = glob.slice(match.index + match[0].length);
  return alternatives.map((alternative) => before + alternative + after);
}
