import type { TextRange } from '../text/range.ts';
import { linesOf } from './lines.ts';

/** `  12  MIIC…` and `> MIIC…`: what viewers and mail programs put before lines. */
const PREFIX = /(?:\d{1,6}(?:[:.)|\]][ \t]*|[ \t]+)|[>|]+[ \t]*)(?=[A-Za-z0-9+/]{2}|$)/y;

/** Numbers or quote marks before the lines of a body, the part before END included; none unless the first line has one. */
export function findLinePrefixes(text: string, body: TextRange): TextRange[] {
  const found: TextRange[] = [];
  for (const line of linesOf(text, body.start, body.end)) {
    if (line.contentStart === line.contentEnd) continue;
    const length = prefixLength(
      text.slice(line.contentStart, Math.min(line.end, line.contentStart + 16)),
      line.end === body.end,
    );
    if (length === 0 && found.length === 0) return [];
    if (length > 0) found.push({ start: line.contentStart, end: line.contentStart + length });
  }
  return found;
}

function prefixLength(start: string, last: boolean): number {
  // Before END nothing may follow the prefix: there it is all that is left of the line.
  const pattern = new RegExp(PREFIX);
  if (last && /^(?:\d{1,6}[:.)|\]]?|[>|]+)\s*$/.test(start)) return start.length;
  return pattern.test(start) ? pattern.lastIndex : 0;
}

/** What is left of `range` without the `holes` in it. */
export function without(range: TextRange, holes: readonly TextRange[]): TextRange[] {
  const left: TextRange[] = [];
  let start = range.start;
  for (const hole of holes) {
    left.push({ start, end: hole.start });
    start = hole.end;
  }
  left.push({ start, end: range.end });
  return left;
}
