import type { ByteRange, TextRange } from '../text/range.ts';

/** What can be wrong with the text of one block. Every kind is the name of a `pem/…` rule. */
export type PemProblemKind =
  | 'glued-blocks'
  | 'truncated-block'
  | 'label-mismatch'
  | 'bad-base64'
  | 'escaped-newlines'
  | 'whitespace'
  | 'size-limit';

/** What exactly is wrong, by kind. */
export type PemProblemDetail =
  // glued-blocks
  | 'same-line' // END and the next BEGIN share a line
  // truncated-block
  | 'missing-begin' // base64 and an END line without a BEGIN line above them
  | 'missing-end' // no END line before the next block or the end of the text
  | 'cut-end-line' // the END line itself stops early: `-----END CERTIF`
  | 'short-der' // well-formed text, but its DER announces more bytes than are there
  | 'empty-body' // END follows BEGIN directly
  | 'begin-dashes' // BEGIN line without exactly five ASCII hyphens on both sides
  | 'end-dashes'
  | 'begin-case' // `-----begin certificate-----`
  | 'end-case'
  // label-mismatch
  | 'different-label'
  // bad-base64
  | 'invalid-character' // `quote` holds the characters, as also for line numbers and `>` quoting
  | 'wrong-padding'
  | 'data-after-padding'
  | 'trailing-bits' // the last character carries bits that no byte takes up
  // escaped-newlines
  | 'line-feed' // `\n` as two characters
  | 'carriage-return' // `\r\n` as four
  // whitespace
  | 'mixed-line-endings'
  | 'bare-carriage-return'
  | 'leading-blank-line' // between BEGIN and the base64
  | 'blank-line' // within the base64 or before END
  | 'trailing-blanks'
  | 'irregular-indentation'
  | 'inner-blanks'
  | 'invisible-character' // no-break space, zero-width space, byte order mark …
  | 'long-line' // more than 76 characters of base64 on one line
  | 'no-line-break' // base64 on the BEGIN line or on the END line
  | 'marker-blanks' // `----- BEGIN  CERTIFICATE -----`
  | 'missing-blank-line' // after RFC 1421 headers
  // size-limit
  | 'block-bytes';

/** One damaged place inside a block. `range` counts from the start of the block. */
export interface PemProblem {
  readonly kind: PemProblemKind;
  readonly range: TextRange;
  readonly detail: PemProblemDetail;
  /** Text that the message quotes, at most 40 characters; never base64 of a private key. */
  readonly quote?: string;
}

/** One header line of a legacy encapsulated block (RFC 1421 §4.4: `Proc-Type: 4,ENCRYPTED`). */
export interface PemHeader {
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
}

/**
 * One textual encoding (RFC 7468 or one of the legacy forms), as found, whole or damaged.
 * Free of its position: every range counts from the block's first character, so that a block outlives edits elsewhere.
 */
export interface PemBlock {
  /** UTF-16 units from the first dash of BEGIN (or invisible characters stuck to it) to the end of END (or of what is left of it). */
  readonly length: number;
  /** UTF-16 units from the block's start that decided what the block is; infinite where the end of the text did. */
  readonly reach: number;
  /** Nothing but blanks stands before it on its line, and some do. */
  readonly indented: boolean;
  /** Label of the BEGIN line, as written: `CERTIFICATE`, `RSA PRIVATE KEY` … */
  readonly label: string;
  /** Empty, at the block's start, where the line was lost. */
  readonly beginLine: TextRange;
  /** Undefined where the block is cut off. */
  readonly endLine: TextRange | undefined;
  /** From after the BEGIN line (and headers) to before the END line. */
  readonly body: TextRange;
  readonly headers: readonly PemHeader[];
  /** What the base64 decodes to: as much as could be read. */
  readonly bytes: Uint8Array;
  readonly problems: readonly PemProblem[];
  /** The characters that encode these bytes: from the first character that carries one of their bits to the last. */
  textRangeOf(bytes: ByteRange): TextRange;
  /** The first byte that the character at `offset` carries bits of; undefined outside the base64. */
  byteAt(offset: number): number | undefined;
}

/** A block and where it starts in its text (UTF-16). */
export interface PlacedBlock {
  readonly start: number;
  readonly block: PemBlock;
}

/** All blocks of one text in document order. */
export interface PemScan {
  readonly blocks: readonly PlacedBlock[];
  /** Said when reading stopped before the end of the text. */
  readonly limit: { readonly kind: 'block-count' | 'text-size'; readonly at: number } | undefined;
}

export interface PemLimits {
  /** Blocks per text. */
  readonly maxBlocks: number;
  /** Decoded bytes per block. */
  readonly maxBlockBytes: number;
  /** UTF-16 units per text. */
  readonly maxTextLength: number;
}
