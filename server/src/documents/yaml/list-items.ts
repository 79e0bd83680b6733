import type { Section } from './sections.ts';
import { isTemplated } from './template-mask.ts';

/**
 * Cuts the document `text[start, end)` before each of its `items`, if it is a `kind: List` as kubectl prints it: head, items, tail.
 * Each part can be parsed alone, so that an edit in one item of thousands costs one item. Undefined for any other document.
 */
export function splitList(text: string, { start, end }: Section): Section[] | undefined {
  const document = text.slice(start, end);
  if (!hasLine(document, 'kind: List') || isTemplated(document)) return undefined;
  const items = document.search(/^items:[ \t]*\r?\n(?= *- )/m);
  if (items < 0) return undefined;
  const first = text.indexOf('\n', start + items) + 1;
  const cuts = [...findItems(text, first, end, indentAt(text, first))];
  return cutAt(start, cuts, end);
}

/**
 * The same for some neighbouring items of such a list, beside the item at `sibling` that is known to be one; undefined where they are
 * no longer just items.
 */
export function splitItems(text: string, { start, end }: Section, sibling: number): Section[] | undefined {
  const indent = indentAt(text, sibling);
  const cuts = [...findItems(text, start, end, indent)];
  const isWhole = cuts[0] === start && cuts.every((cut) => isItem(text, cut, indent));
  return isWhole && !isTemplated(text.slice(start, end)) ? cutAt(start, cuts.slice(1), end) : undefined;
}

function hasLine(document: string, line: string): boolean {
  const at = document.startsWith(line) ? 0 : document.indexOf(`\n${line}`) + 1;
  return (
    (at > 0 || document.startsWith(line)) &&
    /^[ \t]*(?:#|\r?\n|$)/.test(document.slice(at + line.length, at + line.length + 80))
  );
}

/** Starts of the lines with an item's dash; last, if it comes, the start of the first line behind the list. */
function* findItems(text: string, from: number, to: number, indent: number): Generator<number> {
  for (let line = from; line < to; line = nextLine(text, line, to)) {
    const own = indentAt(text, line);
    if (own > indent || isBlank(text, line + own)) continue;
    yield line;
    if (!isItem(text, line, indent)) return;
  }
}

function isItem(text: string, line: number, indent: number): boolean {
  return indentAt(text, line) === indent && text.startsWith('- ', line + indent);
}

function nextLine(text: string, line: number, to: number): number {
  const newline = text.indexOf('\n', line);
  return newline < 0 ? to : newline + 1;
}

function indentAt(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ') at++;
  return at - line;
}

/** Blank lines and comments belong to whatever is around them. */
function isBlank(text: string, at: number): boolean {
  const first = text[at];
  return first === undefined || first === '\n' || first === '\r' || first === '#' || first === '\t';
}

function cutAt(start: number, cuts: readonly number[], end: number): Section[] {
  const starts = [start, ...cuts];
  return starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? end }));
}
