import type { Runtime, WorkspaceFiles } from '../runtime/types.ts';

/** What a folder walk leaves out and how large a file it still reads. */
export interface FileOptions {
  readonly respectGitignore: boolean;
  readonly maxFileBytes: number;
  /** Glob patterns, as in `files.exclude`. */
  readonly exclude: readonly string[];
}

/** What the two entry points hand to the server: all that differs between a process and a web worker. */
export interface ServerHost {
  readonly runtime: Runtime;
  /** Walks folders by their URIs; undefined where the host has no file system. */
  readonly files: ((folders: readonly string[], options: FileOptions) => WorkspaceFiles) | undefined;
}
