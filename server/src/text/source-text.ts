import { GapText } from './gap-text.ts';
import { computeLineStarts, lineOf, spliceLineStarts } from './line-starts.ts';
import type { TextSlices, TextSplice } from './range.ts';

/** Zero-based line and UTF-16 character in it, as in LSP. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** One change of LSP's `textDocument/didChange`: with `range` incremental, without it the whole text. */
export interface TextChange {
  readonly range?: { readonly start: TextPosition; readonly end: TextPosition } | undefined;
  readonly text: string;
}

/**
 * One version of a document's text. Immutable, so that work under way on an older version never sees its text move;
 * an edit makes the next version at a cost that grows with the edit, not with the text.
 */
export class SourceText implements TextSlices {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly #text: GapText;
  readonly #lineStarts: Uint32Array;

  private constructor(uri: string, languageId: string, version: number, text: GapText, lineStarts: Uint32Array) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.#text = text;
    this.#lineStarts = lineStarts;
  }

  /** The first version of a document. */
  static create(uri: string, languageId: string, version: number, text: string): SourceText {
    return new SourceText(uri, languageId, version, GapText.of(text), computeLineStarts(text));
  }

  /** All of the text. After an edit of a long one it has to be put together: where a part is enough, `slice` is faster. */
  get text(): string {
    return this.#text.whole;
  }

  /** UTF-16 units. */
  get length(): number {
    return this.#text.length;
  }

  /** The text from one offset to another, both inside the text. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** Lines in the text, at least 1. */
  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** The position of a UTF-16 offset; offsets outside are clamped. */
  positionAt(offset: number): TextPosition {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const line = lineOf(this.#lineStarts, clamped);
    return { line, character: clamped - (this.#lineStarts[line] ?? 0) };
  }

  /** The UTF-16 offset of a position; a character past the end of its line means the end of that line. */
  offsetAt(position: TextPosition): number {
    if (position.line < 0) return 0;
    const start = this.#lineStarts[position.line];
    if (start === undefined) return this.length;
    return Math.min(start + Math.max(0, position.character), this.#lineEnd(position.line));
  }

  /** End of a line's text, its line break excluded. */
  #lineEnd(line: number): number {
    let end = this.#lineStarts[line + 1] ?? this.length;
    while (end > (this.#lineStarts[line] ?? 0) && /[\r\n]/.test(this.slice(end - 1, end))) end--;
    return end;
  }

  /** The next version, and what was replaced by what, change by change in the order they were applied. */
  edit(
    changes: readonly TextChange[],
    version: number,
  ): { readonly source: SourceText; readonly splices: readonly TextSplice[] } {
    let source: SourceText = this;
    const splices: TextSplice[] = [];
    for (const change of changes) {
      const splice = source.#spliceOf(change);
      source = source.#apply(splice, change.text, version);
      splices.push(splice);
    }
    return { source, splices };
  }

  #spliceOf(change: TextChange): TextSplice {
    if (change.range === undefined) return { start: 0, oldEnd: this.length, newEnd: change.text.length };
    const [start = 0, oldEnd = 0] = [this.offsetAt(change.range.start), this.offsetAt(change.range.end)].sort(
      (a, b) => a - b,
    );
    return { start, oldEnd, newEnd: start + change.text.length };
  }

  #apply(splice: TextSplice, inserted: string, version: number): SourceText {
    const text = this.#text.replace(splice, inserted);
    return new SourceText(this.uri, this.languageId, version, text, spliceLineStarts(this.#lineStarts, text, splice));
  }
}
