import type { TextRange } from '../text/range.ts';
import { lastWhere } from './last-where.ts';
import type { TextLayer } from './text-layer.ts';

/**
 * Characters taken over one by one (`linear`) or written in another way as a whole (an escape, a folded line break).
 * What stands between the sources of two runs encodes nothing.
 */
interface Run {
  readonly text: number;
  readonly textEnd: number;
  readonly source: number;
  readonly sourceEnd: number;
  readonly linear: boolean;
}

/** Builds a layer from its runs, in order. */
export class RunLayerBuilder {
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];
  #length = 0;

  /** Takes over `source[start, end)` as it is. */
  copy(source: string, start: number, end: number): void {
    if (end > start) this.#push(source.slice(start, end), start, end, true);
  }

  /** `source[start, end)` means `text`. */
  write(text: string, start: number, end: number): void {
    if (text !== '') this.#push(text, start, end, false);
  }

  /** The layer of all that was added. */
  build(): TextLayer {
    return new RunLayer(this.#parts.join(''), this.#runs);
  }

  #push(text: string, source: number, sourceEnd: number, linear: boolean): void {
    this.#runs.push({ text: this.#length, textEnd: this.#length + text.length, source, sourceEnd, linear });
    this.#parts.push(text);
    this.#length += text.length;
  }
}

class RunLayer implements TextLayer {
  readonly text: string;
  readonly #runs: readonly Run[];

  constructor(text: string, runs: readonly Run[]) {
    this.text = text;
    this.#runs = runs;
  }

  toSource(range: TextRange): TextRange {
    const start = this.#sourceStart(range.start);
    return { start, end: range.end > range.start ? this.#sourceEnd(range.end) : start };
  }

  toText(offset: number): TextRange | undefined {
    const run = lastWhere(this.#runs, (candidate) => candidate.source <= offset);
    if (run === undefined || offset >= run.sourceEnd) return undefined;
    if (!run.linear) return { start: run.text, end: run.textEnd };
    const start = run.text + offset - run.source;
    return { start, end: start + 1 };
  }

  #sourceStart(offset: number): number {
    const run = lastWhere(this.#runs, (candidate) => candidate.text <= offset);
    if (run === undefined) return 0;
    if (offset >= run.textEnd) return run.sourceEnd;
    return run.linear ? run.source + offset - run.text : run.source;
  }

  #sourceEnd(end: number): number {
    const run = lastWhere(this.#runs, (candidate) => candidate.text < end);
    if (run === undefined) return 0;
    return run.linear ? Math.min(run.sourceEnd, run.source + end - run.text) : run.sourceEnd;
  }
}
