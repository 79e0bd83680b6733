import type { SuppressedName, Suppression } from './types.ts';

/** What every such comment holds, and every one that nearly is one; no base64 does. */
export const marker = '-ignore';

const comment = /^[ \t]*(#[#\t ]*certscope-ignore(?![\w-]))([^\r\n]*)$/;

/** Behind a value, in capitals, or of another name. */
const oddComment = /(?<![^ \t])#[#\t ]*certscope-ignore(?!\w)[^\r\n]*$/i;

/** A line (without its line break) that starts at `offset` of the document, as a suppression without target; undefined where it is none. */
export function parseComment(line: string, offset: number): Omit<Suppression, 'target'> | undefined {
  const [whole, head = '', said = ''] = comment.exec(line) ?? [];
  if (whole === undefined) return parseOdd(line, offset);
  const start = offset + whole.length - said.length - head.length;
  const colon = said.indexOf(':');
  const list = colon < 0 ? said : said.slice(0, colon);
  return {
    range: { start, end: offset + whole.trimEnd().length },
    names: listNames(list, start + head.length),
    reason: colon < 0 ? '' : said.slice(colon + 1).trim(),
  };
}

function parseOdd(line: string, offset: number): Omit<Suppression, 'target'> | undefined {
  const found = oddComment.exec(line);
  if (found === null) return undefined;
  const start = offset + found.index;
  return { range: { start, end: start + found[0].trimEnd().length }, names: [], reason: '', isOdd: true };
}

function listNames(list: string, offset: number): readonly SuppressedName[] {
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
    name,
    range: { start: offset + index, end: offset + index + name.length },
  }));
}
