import type { Finding } from '../../../rules/types.ts';
import type { Localize } from '../../../text/localize.ts';
import type { FixPlace } from '../types.ts';

/** Commands that a face offers to answer findings with; left out where it has none. */
export interface AnswerCommands {
  /** Copies a text; its only argument is a `CopiedText`. */
  readonly copyText?: string | undefined;
  /** Lets only the owner read a document's file, having asked; its only argument is `{ uri }`. */
  readonly restrictFile?: string | undefined;
  /** Looks for the issuers that a chain lacks; its only argument is an `IncompleteChain`. */
  readonly completeChain?: string | undefined;
}

/** What the command `completeChain` completes: PEM, the leaf first. */
export interface IncompleteChain {
  readonly pem: string;
}

/** What the command `copyText` puts into the clipboard. */
export interface CopiedText {
  readonly text: string;
}

/** What a command can do about a finding. */
export interface CommandProposal {
  readonly title: string;
  readonly command: string;
  readonly argument: unknown;
}

/** What an answer may know. */
export interface AnswerContext {
  readonly uri: string;
  readonly commands: AnswerCommands;
  readonly t: Localize;
}

/** An answer to findings that no edit of the document can mend: to a file's permissions, to what must be issued again or had from elsewhere. */
export interface CommandAnswer {
  readonly codes: readonly string[];
  propose(finding: Finding, place: FixPlace, context: AnswerContext): readonly CommandProposal[];
}
