import type { TextSlices, TextSplice } from './range.ts';

/** What was typed in one place is kept apart up to this many UTF-16 units. */
const MAX_GAP = 1 << 16;

/**
 * A text that is edited in one place again and again: a long string, and what stands instead of a stretch of it. So an edit does
 * not copy the long string, and the whole text is put together only when somebody asks for it. Immutable.
 */
export class GapText implements TextSlices {
  readonly length: number;
  #base: string;
  /** `[start, end)` of the base means `text`. */
  #gap: { readonly start: number; readonly end: number; readonly text: string };

  private constructor(base: string, start: number, end: number, text: string) {
    this.#base = base;
    this.#gap = { start, end, text };
    this.length = base.length - (end - start) + text.length;
  }

  static of(text: string): GapText {
    return new GapText(text, 0, 0, '');
  }

  /** All of it, in one piece from now on. */
  get whole(): string {
    const { start, end, text } = this.#gap;
    if (start < end || text !== '') {
      this.#base = this.#base.slice(0, start) + text + this.#base.slice(end);
      this.#gap = { start: 0, end: 0, text: '' };
    }
    return this.#base;
  }

  slice(from: number, to: number): string {
    const { start, end, text } = this.#gap;
    const gapEnd = start + text.length;
    const before = this.#base.slice(from, Math.max(from, Math.min(to, start)));
    const inside = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    const shift = end - gapEnd;
    const after = this.#base.slice(Math.max(from, gapEnd) + shift, Math.max(to, gapEnd) + shift);
    return before + inside + after;
  }

  /** The text with a stretch of it replaced. */
  replace({ start, oldEnd }: TextSplice, inserted: string): GapText {
    const gap = this.#gap;
    const gapEnd = gap.start + gap.text.length;
    const isUnused = gap.start === gap.end && gap.text === '';
    const from = isUnused ? start : Math.min(gap.start, start);
    const to = isUnused ? oldEnd : Math.max(gapEnd, oldEnd);
    if (to - from + inserted.length > MAX_GAP) return new GapText(this.whole, start, oldEnd, inserted);
    const text = this.slice(from, start) + inserted + this.slice(oldEnd, to);
    return new GapText(this.#base, from, to - gapEnd + gap.end, text);
  }
}
