import { fileNameOf } from '../documents/file-name.ts';

/** Equal for two spellings of one URI: editors escape more characters than others, and write Windows drives their own way. */
export function uriKey(uri: string): string {
  const decoded = decode(uri);
  return decoded.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

function decode(uri: string): string {
  if (!uri.includes('%')) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** A file's name for people: its path inside the first of `folders` that holds it, else its name. */
export function displayPath(uri: string, folders: readonly string[]): string {
  return pathInside(uri, folders) ?? fileNameOf(uri);
}

/** A file's path inside the first of `folders` that holds it; undefined where none does. */
export function pathInside(uri: string, folders: readonly string[]): string | undefined {
  const key = uriKey(uri);
  for (const folder of folders) {
    const prefix = `${uriKey(folder).replace(/\/$/, '')}/`;
    if (key.startsWith(prefix)) return key.slice(prefix.length);
  }
  return undefined;
}
