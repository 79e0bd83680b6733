import { RequestType, RequestType0 } from 'vscode-jsonrpc';

// Server to client, only where `InitializationOptions.clientStorage` is true: the user's own storage, where the server has no file system.

/** Folders and files of the storage have plain names; `secret` ones belong where the editor keeps secrets. */
export interface StoredFile {
  readonly name: string;
  readonly base64: string;
  readonly secret: boolean;
}

export const storageFoldersRequest = new RequestType0<readonly string[], void>('certscope/storageFolders');
/** Null where there is no such file; an error where there is one that cannot be read. */
export const readStorageRequest = new RequestType<{ readonly path: string }, { readonly base64: string } | null, void>(
  'certscope/readStorage',
);
/** All of the files or none. A `secret` one that is there already is never replaced, and named in `exists`. */
export const writeStorageRequest = new RequestType<
  { readonly folder: string; readonly files: readonly StoredFile[] },
  { readonly exists: readonly string[] },
  void
>('certscope/writeStorage');

// Server to client, only where `InitializationOptions.clientFiles` is true. Changes of files come as `workspace/didChangeWatchedFiles`, for which
// the server registers its patterns as in any other editor.

export interface FindFilesParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Glob pattern, relative to the folder. */
  readonly include: string;
  /** Glob patterns of what is left out besides `files.exclude`. */
  readonly exclude: readonly string[];
  readonly maxResults: number;
}

/** URIs of the files in a folder, those of `files.exclude` and `exclude` left out. */
export const findFilesRequest = new RequestType<FindFilesParams, readonly string[], void>('certscope/findFiles');

export interface ReadFileParams {
  readonly uri: string;
  /** Larger files are not read. */
  readonly maxBytes: number;
}

/** Base64 of a file; null where it is gone, larger or unreadable. */
export const readFileRequest = new RequestType<ReadFileParams, { readonly base64: string } | null, void>(
  'certscope/readFile',
);
