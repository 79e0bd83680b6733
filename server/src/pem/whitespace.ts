import type { TextRange } from '../text/range.ts';
import { isBlank, isLineBreak } from './alphabet.ts';
import { type LineBreak, type LogicalLine, linesOf } from './lines.ts';
import { prefixOf } from './plausible.ts';
import type { PemProblem, PemProblemDetail, PemProblemKind } from './types.ts';

/** What of a block the layout is judged by; offsets of the text. */
export interface Layout {
  readonly begin: TextRange;
  /** From the end of the BEGIN line or of the headers. */
  readonly from: number;
  readonly to: number;
  /** Undefined where the block is cut off. */
  readonly end: TextRange | undefined;
  readonly headers: boolean;
}

const LONGEST_LINE = 76;

/** Each kind of deviation from plain lines once, at the first place where it shows. Ranges are offsets of the text. */
export function diagnoseLayout(text: string, layout: Layout): PemProblem[] {
  const walk = new LayoutWalk(text, layout);
  const lines = [...linesOf(text, layout.from, layout.to)];
  for (const [index, line] of lines.entries()) walk.take(line, index === 0, index === lines.length - 1);
  return walk.problems();
}

class LayoutWalk {
  readonly #text: string;
  readonly #layout: Layout;
  readonly #found = new Map<PemProblemDetail, PemProblem>();
  #break: LineBreak | undefined;
  #indentation: string | undefined;
  #sawData = false;

  constructor(text: string, layout: Layout) {
    this.#text = text;
    this.#layout = layout;
    const prefix = prefixOf(text, layout.begin.start);
    const ownLine =
      layout.begin.start - prefix.length === 0 || isLineBreak(text.charCodeAt(layout.begin.start - prefix.length - 1));
    if (ownLine && prefix.trim() === '') this.#indentation = prefix;
  }

  problems(): PemProblem[] {
    // Blanks where the line breaks were are one mistake, not three.
    if (this.#found.has('no-line-break')) {
      this.#found.delete('inner-blanks');
      this.#found.delete('long-line');
    }
    return [...this.#found.values()];
  }

  take(line: LogicalLine, first: boolean, last: boolean): void {
    if (line.contentStart === line.contentEnd) this.#takeBlank(line, first, last);
    else this.#takeContent(line, first, last);
    this.#takeBreak(line);
  }

  #takeBlank(line: LogicalLine, first: boolean, last: boolean): void {
    if (last) {
      if (!first && this.#layout.end !== undefined) this.#takeIndentation(line.start, line.end);
    } else if (first) {
      if (line.end > line.start && !this.#layout.headers) this.#note('trailing-blanks', line.start, line.end);
    } else {
      this.#note(this.#sawData ? 'blank-line' : 'leading-blank-line', line.start, line.next);
    }
  }

  #takeContent(line: LogicalLine, first: boolean, last: boolean): void {
    this.#sawData = true;
    if (first) this.#note('no-line-break', line.start, Math.max(line.contentStart, line.start + 1));
    else this.#takeIndentation(line.start, endOfBlanks(this.#text, line.start, line.contentStart));
    if (last && this.#layout.end !== undefined) this.#note('no-line-break', line.contentEnd - 1, this.#layout.to);
    else if (this.#isBlanks(line.contentEnd, line.end)) this.#note('trailing-blanks', line.contentEnd, line.end);
    if (line.contentEnd - line.contentStart > LONGEST_LINE) this.#note('long-line', line.contentStart, line.contentEnd);
    this.#takeInnerBlanks(line);
  }

  #takeInnerBlanks(line: LogicalLine): void {
    if (this.#found.has('inner-blanks')) return;
    for (let at = line.contentStart; at < line.contentEnd; at++) {
      if (!isBlank(this.#text.charCodeAt(at))) continue;
      this.#note('inner-blanks', at, endOfBlanks(this.#text, at, line.contentEnd));
      return;
    }
  }

  #isBlanks(start: number, end: number): boolean {
    return start < end && endOfBlanks(this.#text, start, end) === end;
  }

  #takeIndentation(start: number, end: number): void {
    const indentation = this.#text.slice(start, end);
    this.#indentation ??= indentation;
    if (indentation !== this.#indentation) this.#note('irregular-indentation', start, Math.max(end, start + 1));
  }

  #takeBreak(line: LogicalLine): void {
    const kind = line.break;
    if (kind === 'none') return;
    if (kind === 'escaped-lf') this.#note('line-feed', line.end, line.next, 'escaped-newlines');
    else if (kind === 'escaped-crlf') this.#note('carriage-return', line.end, line.next, 'escaped-newlines');
    else this.#takeRealBreak(line);
  }

  #takeRealBreak(line: LogicalLine): void {
    if (line.break === 'cr') this.#note('bare-carriage-return', line.end, line.next);
    this.#break ??= line.break;
    if (line.break !== this.#break) this.#note('mixed-line-endings', line.end, line.next);
  }

  #note(detail: PemProblemDetail, start: number, end: number, kind: PemProblemKind = 'whitespace'): void {
    if (this.#found.has(detail)) return;
    const range = { start, end };
    const quote = kind === 'escaped-newlines' ? { quote: this.#text.slice(start, end) } : {};
    this.#found.set(detail, { kind, detail, range, ...quote });
  }
}

function endOfBlanks(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && isBlank(text.charCodeAt(end))) end++;
  return end;
}
