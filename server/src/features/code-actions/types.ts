import type { Artifact, Holder, Unit } from '../../documents/types.ts';
import type { UnitAnalysis } from '../../path/types.ts';
import type { PlacedBlock } from '../../pem/types.ts';
import type { Finding } from '../../rules/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { WorkspaceView } from '../../workspace/types.ts';
import type { AnswerCommands } from './commands/command-answer.ts';

/** Where a finding stands, as far as fixes care. */
export interface FixPlace {
  readonly unit: Unit;
  readonly analysis: UnitAnalysis;
  readonly holder: Holder;
  /** The block that the finding is about; undefined where it is about the holder's text as a whole. */
  readonly artifact: Artifact | undefined;
}

/** A fix sees the PEM text of one holder, all encodings undone, and gives the new one: the same fix serves a file and a Secret. */
export interface FixText {
  readonly text: string;
  /** The blocks of `text`, one for each artifact of the holder, in the same order. */
  readonly blocks: readonly PlacedBlock[];
}

export interface FixContext {
  readonly workspace: WorkspaceView;
  readonly t: Localize;
  /** Commands that may answer findings; none where left out. */
  readonly commands?: AnswerCommands;
}

export interface FixProposal {
  readonly title: string;
  /** The holder's new PEM text. */
  readonly text: string;
}

/** One mechanical repair, keyed by the codes of the findings it answers. */
export interface Fix {
  readonly id: string;
  readonly codes: readonly string[];
  /** The one obvious answer: bound to the editor's auto-fix key and to `source.fixAll`. */
  readonly preferred: boolean;
  /** Undefined where the repair would have to guess. */
  propose(finding: Finding, place: FixPlace, holderText: FixText, context: FixContext): FixProposal | undefined;
}
