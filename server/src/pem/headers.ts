import type { TextRange } from '../text/range.ts';
import { isBlank } from './alphabet.ts';
import { type LogicalLine, lineAt } from './lines.ts';
import type { PemHeader } from './types.ts';

/** Headers of one block, ranges as offsets of the text. */
export interface ReadHeaders {
  readonly headers: readonly PemHeader[];
  /** Where the base64 begins to be looked for: the break that ends the headers. */
  readonly end: number;
  /** Where the blank line is missing that ends headers; undefined where all is well. */
  readonly missingBlankLine: TextRange | undefined;
}

const MAX_HEADERS = 32;
const MAX_LINE = 1024;
/** Characters that a line break written as `\\r\\n` may take. */
const MAX_ESCAPE = 16;
const HEADER = /^([A-Za-z][A-Za-z0-9-]{0,63}):[ \t]*(.*)$/;

/** Reads `Proc-Type: 4,ENCRYPTED` and the like (RFC 1421 §4.4) after the BEGIN line that ends at `from`. */
export function readHeaders(text: string, from: number): ReadHeaders {
  let lineEnd = from;
  while (isBlank(text.charCodeAt(lineEnd))) lineEnd++;
  const rest = lineAt(text, lineEnd, Math.min(text.length, lineEnd + 2 * MAX_ESCAPE));
  const headers: PemHeader[] = [];
  let end = from;
  let line = rest.end === lineEnd ? nextLine(text, rest) : undefined;
  while (line !== undefined && headers.length < MAX_HEADERS) {
    const continued = headers.length > 0 && line.contentStart > line.start && isBlank(text.charCodeAt(line.start));
    if (!addLine(text, line, headers, continued)) break;
    end = line.end;
    line = nextLine(text, line);
  }
  const blank = line === undefined || line.contentStart === line.contentEnd;
  if (headers.length === 0 || line === undefined) return { headers, end, missingBlankLine: undefined };
  if (blank) return { headers, end: line.end, missingBlankLine: undefined };
  return { headers, end, missingBlankLine: { start: line.contentStart, end: line.contentEnd } };
}

function nextLine(text: string, line: LogicalLine): LogicalLine | undefined {
  if (line.break === 'none') return undefined;
  return lineAt(text, line.next, Math.min(text.length, line.next + MAX_LINE));
}

/** Takes the line in as a header, or as more of the last one (RFC 822 §3.1.1). */
function addLine(text: string, line: LogicalLine, headers: PemHeader[], continued: boolean): boolean {
  const content = text.slice(line.contentStart, line.contentEnd);
  const match = HEADER.exec(content);
  const last = headers.at(-1);
  if (content.includes('-----')) return false;
  if (match !== null && !(continued && last?.value.endsWith(','))) {
    headers.push({
      name: match[1] ?? '',
      value: match[2] ?? '',
      range: { start: line.contentStart, end: line.contentEnd },
    });
    return true;
  }
  if (!continued || last === undefined || content === '') return false;
  headers[headers.length - 1] = {
    name: last.name,
    value: last.value + content,
    range: { start: last.range.start, end: line.contentEnd },
  };
  return true;
}
