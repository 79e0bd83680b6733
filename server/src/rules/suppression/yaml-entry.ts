import type { TextRange } from '../../text/range.ts';

/** A line that is no comment, blank line or beginning of a document. */
const written = /^(?![ \t]*(?:#|\r?$)|---[ \t]*\r?$)([ \t]*)(-?)/;

/**
 * The entry of YAML that stands below `offset`, the end of a line: its first line and what is indented deeper below it, comments and blank lines in
 * between passed over. By the text alone, for it must hold in templates and broken YAML too. Undefined where nothing stands there.
 */
export function findEntry(text: string, offset: number): TextRange | undefined {
  let start = nextLine(text, offset);
  while (start < text.length) {
    const head = written.exec(lineAt(text, start));
    if (head !== null) return { start, end: endOfEntry(text, start, head) };
    start = nextLine(text, start);
  }
  return undefined;
}

function endOfEntry(text: string, start: number, [, indentation = '', dash = '']: RegExpExecArray): number {
  let end = lineEnd(text, start);
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = lineAt(text, at);
    const isBlank = line.trim() === '';
    if (!isBlank && !isInside(line, indentation.length, dash !== '')) break;
    if (!isBlank) end = at + line.length;
  }
  return end;
}

/** Indented deeper; or an item of the list that an entry's value is, which may stand at the key's own depth. */
function isInside(line: string, depth: number, isItem: boolean): boolean {
  const own = line.length - line.trimStart().length;
  return own > depth || (own === depth && !isItem && /^\s*-(?:\s|$)/.test(line));
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function nextLine(text: string, offset: number): number {
  return lineEnd(text, offset) + 1;
}

function lineAt(text: string, start: number): string {
  return text.slice(start, lineEnd(text, start));
}
