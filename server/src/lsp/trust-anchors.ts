/** Files that a setting may name. */
const MAX_ANCHOR_FILES = 100;

/**
 * URIs of the files of `certscope.trustAnchors`: absolute paths as they are, relative ones in every workspace folder.
 * What is no path is left out.
 */
export function trustAnchorUris(paths: readonly string[], folders: readonly string[]): string[] {
  const uris = paths.flatMap((path) => folders.flatMap((folder) => resolvePath(path, folder) ?? []));
  return [...new Set(uris)].slice(0, MAX_ANCHOR_FILES);
}

/** The URI of a path, absolute or relative to a folder (URI); undefined for what is no path. */
export function resolvePath(path: string, folder: string): string | undefined {
  const slashed = path.replaceAll('\\', '/').replace(/^[A-Za-z]:\//, '/$&');
  try {
    return new URL(slashed.split('/').map(encodeURIComponent).join('/'), `${folder.replace(/\/$/, '')}/`).href;
  } catch {
    return undefined;
  }
}

/** The folder that a file's URI lies in. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
