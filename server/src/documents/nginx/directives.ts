import type { TextRange } from '../../text/range.ts';

/** One word of a directive. */
export interface NginxWord {
  /** Without quotes, escapes undone. */
  readonly text: string;
  /** As written, quotes included. UTF-16 offsets. */
  readonly range: TextRange;
  readonly quoted: boolean;
}

/** One directive: its name, then its arguments. */
export interface NginxDirective {
  readonly words: readonly NginxWord[];
  /** Ends in `{`: what follows, up to the next directive of the same depth, stands in its block. */
  readonly opens: boolean;
  /** Blocks around it. */
  readonly depth: number;
}

/** Where the next word begins and how deep; moves on through the text. */
interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/**
 * The directives of an nginx configuration in order, blocks before what stands in them. Words are cut as nginx cuts them
 * (`ngx_conf_read_token`): `#` and quotes mean something only where a word begins. Of broken text, what can be made out; never throws.
 */
export function* readNginxDirectives(text: string): Generator<NginxDirective> {
  const cursor: Cursor = { text, at: 0, depth: 0 };
  let words: NginxWord[] = [];
  for (let mark = nextMark(cursor); mark !== undefined; mark = nextMark(cursor)) {
    if (mark === 'word') {
      words.push(readWord(cursor));
      continue;
    }
    cursor.at++;
    if (words.length > 0) yield { words, opens: mark === '{', depth: cursor.depth };
    words = [];
    if (mark === '{') cursor.depth++;
    if (mark === '}') cursor.depth = Math.max(0, cursor.depth - 1);
  }
  if (words.length > 0) yield { words, opens: false, depth: cursor.depth };
}

type Mark = 'word' | ';' | '{' | '}';

/** Passes over blanks and comments; undefined at the end of the text. */
function nextMark(cursor: Cursor): Mark | undefined {
  const { text } = cursor;
  for (; cursor.at < text.length; cursor.at++) {
    const character = text.charAt(cursor.at);
    if (/\s/.test(character)) continue;
    if (character === ';' || character === '{' || character === '}') return character;
    if (character !== '#') return 'word';
    const lineEnd = text.indexOf('\n', cursor.at);
    cursor.at = lineEnd < 0 ? text.length : lineEnd;
  }
  return undefined;
}

function readWord(cursor: Cursor): NginxWord {
  const start = cursor.at;
  const quote = cursor.text.charAt(start);
  const quoted = quote === '"' || quote === "'";
  cursor.at = quoted ? endOfQuoted(cursor.text, start, quote) : endOfPlain(cursor.text, start);
  const range = { start, end: cursor.at };
  const written = cursor.text.slice(start, cursor.at);
  const inner = quoted ? written.slice(1, written.endsWith(quote) && written.length > 1 ? -1 : undefined) : written;
  return { text: undoEscapes(inner), range, quoted };
}

function endOfQuoted(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return text.length;
}

/** A plain word ends at a blank, `;` or `{`, but not at the brace of `${name}`. */
function endOfPlain(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' || (character === '$' && text.charAt(at + 1) === '{')) at++;
    else if (/[\s;{]/.test(character)) return at;
  }
  return text.length;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['r', '\r'],
  ['n', '\n'],
]);

/** nginx undoes the escapes of quotes, of itself and of blanks, and leaves all others as they are: `\.` of a regular expression. */
function undoEscapes(text: string): string {
  return text.replaceAll(/\\(["'\\trn])/g, (_all, character: string) => escapes.get(character) ?? character);
}
