import { languageOf } from '../documents/language.ts';
import type { WorkspaceFiles } from '../runtime/types.ts';
import { CANDIDATE_GLOB } from '../workspace/candidates.ts';
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

/** A folder's own files that may hold certificates. A walk gives those of folders in it too, after them. */
const ownCandidates: FileChoice = {
  include: CANDIDATE_GLOB.replace('**/', ''),
  accepts: (path) => languageOf(path) !== undefined,
};

/** The files of one folder (URI) that may hold certificates, also those that git passes over. */
export function everythingIn(folder: string, session: Session, host: ServerHost): WorkspaceFiles | undefined {
  const options = { ...session.settings().index, respectGitignore: false, exclude: [] };
  return folderFiles(folder, options, session, host, ownCandidates);
}
