/** Half-open range of UTF-16 offsets, counted from the start of the text it belongs to. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Half-open range of byte offsets, counted from the start of the DER it belongs to. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A text of which parts can be read: a string, or one that is not in one piece. */
export interface TextSlices {
  /** UTF-16 units. */
  readonly length: number;
  slice(start: number, end: number): string;
}

/** The same range, moved by `delta` UTF-16 units. */
export function shiftRange(range: TextRange, delta: number): TextRange {
  return delta === 0 ? range : { start: range.start + delta, end: range.end + delta };
}

/** One replacement in a text: `[start, oldEnd)` of the old version became `[start, newEnd)` of the new one (UTF-16). */
export interface TextSplice {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}
