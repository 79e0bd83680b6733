import type { Memento } from 'vscode';
import type { AuthorityChoice, KeyType, OutputFormat, Role } from '../../../server/src/lsp/protocol/issuing.ts';
import type { SnippetSubject } from './make-snippet.ts';

/** Answers that pickers offer again. Never a password, never a key. */
export interface RememberedAnswers {
  readonly role?: Role;
  readonly names?: readonly string[];
  readonly clientNames?: readonly string[];
  readonly keyType?: KeyType;
  readonly days?: number;
  readonly authority?: AuthorityChoice;
  readonly formats?: readonly OutputFormat[];
  /** URI of the folder that files of a service went to. */
  readonly folder?: string;
  /** What configuration would be about: the files that were made last. */
  readonly snippet?: SnippetSubject;
}

const KEY = 'certscope.answers';

/** What was answered last in this workspace. */
export function recall(memory: Memento): RememberedAnswers {
  return memory.get<RememberedAnswers>(KEY, {});
}

/** Keeps these answers beside the others. */
export async function remember(memory: Memento, answers: RememberedAnswers): Promise<void> {
  await memory.update(KEY, { ...recall(memory), ...answers });
}
