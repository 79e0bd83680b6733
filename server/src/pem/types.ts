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

/** One damaged place inside a block. `range` counts from the start of the block. */
export interface PemProblem {
  readonly kind: PemProblemKind;
  readonly range: TextRange;
  /** Closed set of details per kind (for instance `missing-end`, `cut-end-line`, `invalid-character`, `wrong-padding`). */
  readonly detail: string;
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
  /** UTF-16 units from the first dash of BEGIN to the end of END (or of what is left of it). */
  readonly length: number;
  /** Label of the BEGIN line, as written: `CERTIFICATE`, `RSA PRIVATE KEY` … */
  readonly label: string;
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
