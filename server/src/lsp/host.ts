import type { OutputFile } from '../issue/types.ts';
import type { FileWriter, Runtime, UserStorage, WorkspaceFiles } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';

/** What a folder walk leaves out and how large a file it still reads. */
export interface FileOptions {
  readonly respectGitignore: boolean;
  readonly maxFileBytes: number;
  /** Glob patterns, as in `files.exclude`. */
  readonly exclude: readonly string[];
  /** Which files are listed, by their paths with slashes; those that may hold certificates where left out. */
  readonly accepts?: ((path: string) => boolean) | undefined;
}

/** Where a host that has a file system puts what was issued. Messages come in the user's language. */
export interface IssuingFiles {
  readonly writer: FileWriter;
  readonly storage: UserStorage;
  /** Whether this URI is that of a folder of this machine, and none of these files stands there already. */
  isFree(folder: string, files: readonly OutputFile[]): boolean;
  /** Whether git would take one of the secret files in this folder (URI), which need not be there yet. */
  isExposed(folder: string, files: readonly OutputFile[]): boolean;
  /**
   * Has git pass over a folder (URI) that was made for these files; over the secret ones alone where it was there before. Throws what
   * the system says.
   */
  ignore(folder: string, files: readonly OutputFile[], isNew: boolean): void;
}

/** What the two entry points hand to the server: all that differs between a process and a web worker. */
export interface ServerHost {
  readonly runtime: Runtime;
  /** Walks folders by their URIs; undefined where the host has no file system. */
  readonly files: ((folders: readonly string[], options: FileOptions) => WorkspaceFiles) | undefined;
  /** WebCrypto, which makes keys and signs. */
  readonly webCrypto: Crypto;
  /** Undefined where the host has no file system. */
  readonly issuing: ((t: Localize) => IssuingFiles) | undefined;
}
