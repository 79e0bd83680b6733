import type { WorkspaceFiles } from '../runtime/types.ts';
import { createClientFiles } from './client-files.ts';
import type { FileOptions, ServerHost } from './host.ts';
import type { Session } from './session.ts';

/** Which files of a folder are listed: the same said as a glob, for the client, and as a question, for a host that walks by itself. */
export interface FileChoice {
  readonly include: string;
  accepts(path: string): boolean;
}

/**
 * The files of one folder (URI), read by this process where it can, else by the client; undefined where neither can. Without a choice, those
 * that may hold certificates.
 */
export function folderFiles(
  folder: string,
  options: FileOptions,
  { client, connection }: Session,
  host: ServerHost,
  choice?: FileChoice,
): WorkspaceFiles | undefined {
  if (host.files !== undefined && folder.startsWith('file:')) {
    return host.files([folder], choice === undefined ? options : { ...options, accepts: choice.accepts });
  }
  return client.clientFiles ? createClientFiles(connection, [folder], options.exclude, choice?.include) : undefined;
}

/** The files of one folder (URI) that may hold certificates, also those that git passes over. */
export function everythingIn(folder: string, session: Session, host: ServerHost): WorkspaceFiles | undefined {
  return folderFiles(folder, { ...session.settings().index, respectGitignore: false, exclude: [] }, session, host);
}
