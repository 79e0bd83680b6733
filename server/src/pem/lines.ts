import { BACKSLASH, CARRIAGE_RETURN, isBlank, isInvisible, LINE_FEED } from './alphabet.ts';

/** How a line ends: by a real break, by one written as characters, or not at all. */
export type LineBreak = 'lf' | 'crlf' | 'cr' | 'escaped-lf' | 'escaped-crlf' | 'none';

/** A line, with breaks written as `\n` counted as breaks. Offsets of the text. */
export interface LogicalLine {
  readonly start: number;
  /** Where the break begins. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly break: LineBreak;
  /** The line without blanks and invisible characters around it. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The line that starts at `start`, read no further than `limit`. */
export function lineAt(text: string, start: number, limit: number): LogicalLine {
  let end = start;
  let found = breakAt(text, end, limit);
  while (end < limit && found.length === 0) found = breakAt(text, ++end, limit);
  let contentStart = start;
  while (contentStart < end && isNothing(text.charCodeAt(contentStart))) contentStart++;
  let contentEnd = end;
  while (contentEnd > contentStart && isNothing(text.charCodeAt(contentEnd - 1))) contentEnd--;
  return { start, end, next: end + found.length, break: found.kind, contentStart, contentEnd };
}

/** All lines of `text[start, limit)`; the last one has no break. */
export function* linesOf(text: string, start: number, limit: number): Generator<LogicalLine> {
  let line = lineAt(text, start, limit);
  yield line;
  while (line.break !== 'none') {
    line = lineAt(text, line.next, limit);
    yield line;
  }
}

interface FoundBreak {
  readonly kind: LineBreak;
  readonly length: number;
}

const NO_BREAK: FoundBreak = { kind: 'none', length: 0 };
const LF: FoundBreak = { kind: 'lf', length: 1 };
const CRLF: FoundBreak = { kind: 'crlf', length: 2 };
const CR: FoundBreak = { kind: 'cr', length: 1 };

function breakAt(text: string, at: number, limit: number): FoundBreak {
  if (at >= limit) return NO_BREAK;
  const code = text.charCodeAt(at);
  if (code === LINE_FEED) return LF;
  if (code === CARRIAGE_RETURN) return at + 1 < limit && text.charCodeAt(at + 1) === LINE_FEED ? CRLF : CR;
  return code === BACKSLASH ? escapedBreakAt(text, at) : NO_BREAK;
}

/** `\n`, `\r\n`, and with or without them the backslash that continues a quoted text on the next line. */
const ESCAPED = /\\{1,8}(?:(r)(?:\\{1,8}n)?|n|(?=[\r\n]))(?:\\(?=[\r\n]))?(?:(?<=\\)\r?\n?[ \t]*)?/y;

function escapedBreakAt(text: string, at: number): FoundBreak {
  const pattern = new RegExp(ESCAPED);
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return NO_BREAK;
  return { kind: match[1] === undefined ? 'escaped-lf' : 'escaped-crlf', length: match[0].length };
}

function isNothing(code: number): boolean {
  return isBlank(code) || isInvisible(code);
}
