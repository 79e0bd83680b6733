import { BASE64_VALUES, EQUALS, isBase64, isBlank, isInvisible, isLineBreak } from './alphabet.ts';
import { type LogicalLine, lineAt } from './lines.ts';
import type { Marker } from './marker.ts';

/** Characters of the first line that are looked at. */
const WINDOW = 200;
/** Words of prose are rarely longer. */
const LONG_RUN = 20;
const MAX_PREFIX = 64;
const COMMENT_PREFIXES = new Set(['#', '//', '*', ';', '--', '%', '+', '-']);

/**
 * What follows a BEGIN line: base64 that nothing else could be (`certain`), something that is base64 if an END line follows
 * (`possible`), an END or BEGIN line at once (`empty`), or text that only speaks of BEGIN lines (`prose`).
 */
export type Continuation = 'certain' | 'possible' | 'empty' | 'prose';

/** Judges the text after a BEGIN line, read no further than `limit` (which is where the next marker or the text's end is). */
export function judgeContinuation(text: string, begin: Marker, from: number, limit: number): Continuation {
  const rest = lineAt(text, from, Math.min(limit, from + WINDOW));
  if (rest.contentStart < rest.contentEnd && from === begin.end) return judgeSameLine(text, rest);
  const line = firstLine(text, from, limit);
  if (line === undefined) return 'empty';
  return isCommentedOut(text, begin.start, line) ? 'prose' : judgeLine(text, line);
}

function judgeSameLine(text: string, rest: LogicalLine): Continuation {
  const run = endOfRun(text, rest.contentStart, rest.end) - rest.contentStart;
  return run >= LONG_RUN && looksEncoded(text, rest.contentStart, rest.contentStart + run) ? 'certain' : 'prose';
}

/** The first line with something on it. */
function firstLine(text: string, from: number, limit: number): LogicalLine | undefined {
  let at = from;
  for (;;) {
    const line = lineAt(text, at, Math.min(limit, at + WINDOW));
    if (line.contentStart < line.contentEnd) return line;
    if (line.break === 'none' && line.end >= limit) return undefined;
    at = Math.max(line.next, at + 1);
  }
}

function judgeLine(text: string, line: LogicalLine): Continuation {
  let at = line.contentStart;
  while (at < line.contentEnd) {
    const end = endOfRun(text, at, line.contentEnd);
    if (end - at >= LONG_RUN && looksEncoded(text, at, end)) return 'certain';
    if (at === line.contentStart && endOfPadding(text, end) >= line.contentEnd) return judgeShortLine(text, at, end);
    at = Math.max(end, at + 1);
  }
  return 'prose';
}

/** Nothing but a few characters of base64: a word, a placeholder, or the whole of something small. */
function judgeShortLine(text: string, start: number, end: number): Continuation {
  if (/^M[A-P]/.test(text.slice(start, start + 2))) return 'certain';
  return looksEncoded(text, start, end) || text.charCodeAt(end) === EQUALS ? 'possible' : 'prose';
}

function endOfRun(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && isBase64(text.charCodeAt(end))) end++;
  return end;
}

function endOfPadding(text: string, from: number): number {
  let end = from;
  while (text.charAt(end) === '=') end++;
  return end;
}

/** Words have no digits in them; DER mostly begins with an `M`. */
function looksEncoded(text: string, start: number, end: number): boolean {
  let upper = false;
  let other = text.charAt(start) === 'M';
  for (let at = start; at < end; at++) {
    const value = BASE64_VALUES[text.charCodeAt(at)] ?? -1;
    if (value < 26) upper = true;
    else if (value >= 52) other = true;
  }
  return upper && other;
}

/** What stands before BEGIN stands before the next line too: the block is a comment, or part of a diff. */
function isCommentedOut(text: string, begin: number, line: LogicalLine): boolean {
  const prefix = prefixOf(text, begin).trim();
  return COMMENT_PREFIXES.has(prefix) && text.startsWith(prefix, line.contentStart);
}

/** What stands before `start` on its line, as far as it is looked at. */
export function prefixOf(text: string, start: number): string {
  let at = start;
  while (at > 0 && start - at < MAX_PREFIX && !isLineBreak(text.charCodeAt(at - 1))) at--;
  return text.slice(at, start);
}

/**
 * Where the base64 of a block without END line ends: lines that are base64 and nothing else, up to a short one.
 * `from` where there is none.
 */
export function endOfBase64Lines(text: string, from: number, limit: number): number {
  let end = from;
  for (let line = lineAt(text, from, limit); ; line = lineAt(text, line.next, limit)) {
    const length = line.contentEnd - line.contentStart;
    if (length > 0) {
      if (!isBase64Line(text, line, line.start === from)) return end;
      const first = end === from;
      end = line.contentEnd;
      if (length < LONG_RUN && !first) return end;
    }
    if (line.break === 'none') return end;
  }
}

/** Mostly base64, without blanks; base64 on the BEGIN line (`lenient`) has them where the line breaks were. */
function isBase64Line(text: string, line: LogicalLine, lenient: boolean): boolean {
  let foreign = 0;
  for (let at = line.contentStart; at < line.contentEnd; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code) && !lenient) return false;
    if (!isBase64(code) && code !== EQUALS && !isBlank(code) && !isInvisible(code)) foreign++;
  }
  return foreign * 8 <= line.contentEnd - line.contentStart;
}
