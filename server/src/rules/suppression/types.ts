import type { TextRange } from '../../text/range.ts';

/** A rule or family as a comment names it. */
export interface SuppressedName {
  readonly name: string;
  readonly range: TextRange;
}

/** A name of nothing, and what was probably meant. */
export interface UnknownName extends SuppressedName {
  readonly nearest: string | undefined;
}

/** A comment that says which rules not to hear of what stands below it: `# certscope-ignore chain/missing-issuer: the root is on the device`. */
export interface Suppression {
  /** From the number sign to the end of the line. */
  readonly range: TextRange;
  readonly names: readonly SuppressedName[];
  /** Why; empty where nothing is said. */
  readonly reason: string;
  /** What stands below it: a block, or an entry of YAML with all that is in it; undefined where there is nothing. */
  readonly target: TextRange | undefined;
  /** It only looks like one, names nothing and silences nothing. */
  readonly isOdd?: true;
}

/** A suppression after all rules have spoken. */
export interface JudgedSuppression {
  readonly suppression: Suppression;
  /** Names of no rule and no family. */
  readonly unknown: readonly UnknownName[];
  /** Names that silenced nothing, of those that would have been heard at all. */
  readonly unused: readonly SuppressedName[];
}
