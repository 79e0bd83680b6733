import type { Position } from 'vscode-languageserver-types';

/** Where a client is to write a comment that silences a rule, once it has asked for the reason. */
export interface CommentPlace {
  readonly uri: string;
  /** Of the document that the place was found in. */
  readonly version: number;
  /** Beginning of the line that the comment goes above. */
  readonly position: Position;
  /** The comment up to its reason: `  # certscope-ignore chain/missing-issuer: ` */
  readonly comment: string;
}
