import type { ByteRange } from '../text/range.ts';

/**
 * One TLV by its offsets, in bytes of the reader's input. Is itself the range of header and content (`start` to `end`);
 * `range` is the same as a plain object, for models.
 */
export class DerNode implements ByteRange {
  /**
   * The identifier octet as encoded, constructed bit included (`Tag.sequence`, `contextTag(0)`); for tag numbers above 30,
   * `octet + 256 * number`. `absentTag` for a node that is not there.
   */
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  /** Differs from `end` for BER's indefinite length only: by the end-of-contents octets. */
  readonly contentEnd: number;
  readonly end: number;
  /** Nesting below the input's outermost TLV, which has 0. */
  readonly depth: number;

  constructor(tag: number, start: number, contentStart: number, contentEnd: number, end: number, depth: number) {
    this.tag = tag;
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentEnd;
    this.end = end;
    this.depth = depth;
  }

  /** False where the node is only a placeholder for what is missing. */
  get present(): boolean {
    return this.tag >= 0;
  }

  get constructed(): boolean {
    return this.tag >= 0 && (this.tag & 0x20) !== 0;
  }

  /** Bytes of content. */
  get length(): number {
    return this.contentEnd - this.contentStart;
  }

  /** Header and content, as a plain range. */
  get range(): ByteRange {
    return { start: this.start, end: this.end };
  }

  /** Content without header, as a plain range. */
  get content(): ByteRange {
    return { start: this.contentStart, end: this.contentEnd };
  }
}
