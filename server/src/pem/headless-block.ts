import { shiftRange } from '../text/range.ts';
import { EQUALS, isBase64, isLineBreak } from './alphabet.ts';
import { Block } from './block.ts';
import { Base64Decoder } from './decoder.ts';
import { isKnownLabel } from './labels.ts';
import { MARKER_REACH } from './marker.ts';
import type { ReadContext } from './read-block.ts';
import type { PlacedBlock } from './types.ts';

/** Characters of base64 above an END line below which nothing was lost: the smallest keys have as many. */
const SMALLEST = 60;
const END_LINE = /(?<=[\r\n])-----END ([A-Z0-9][A-Z0-9 .#]{1,40})-----(?=[ \t]*(?:[\r\n]|$))/g;

/**
 * A block whose BEGIN line was lost, as when text is copied from its second line on: lines of base64 and an END line right
 * below. Looked for between `from` and `to`, where no block begins.
 */
export function findHeadlessBlock(context: ReadContext, from: number, to: number): PlacedBlock | undefined {
  if (to - from < SMALLEST) return undefined;
  const between = context.text.slice(from, to);
  for (const match of between.matchAll(END_LINE)) {
    const [line, label = ''] = match;
    const end = { start: from + match.index, end: from + match.index + line.length };
    if (!isKnownLabel(label)) continue;
    const start = startOfBase64(context.text, end.start, from);
    if (end.start - start >= SMALLEST) return makeBlock(context, start, end, label);
  }
  return undefined;
}

/** Where the lines of nothing but base64 begin that end at `end`, no further up than `floor`. */
function startOfBase64(text: string, end: number, floor: number): number {
  let start = end;
  for (;;) {
    let at = start;
    if (at > floor && text.charAt(at - 1) === '\n') at--;
    if (at > floor && text.charAt(at - 1) === '\r') at--;
    const lineEnd = at;
    while (at > floor && isData(text.charCodeAt(at - 1))) at--;
    const isWhole = at === 0 || isLineBreak(text.charCodeAt(at - 1));
    if (at === lineEnd || !isWhole) return start;
    start = at;
  }
}

function isData(code: number): boolean {
  return isBase64(code) || code === EQUALS;
}

function makeBlock(
  { text, limits }: ReadContext,
  start: number,
  end: { readonly start: number; readonly end: number },
  label: string,
): PlacedBlock {
  const decoder = new Base64Decoder(text, start, end.start - start, limits.maxBlockBytes);
  decoder.read(start, end.start);
  const { bytes, map } = decoder.result();
  const length = end.end - start;
  const endLine = shiftRange(end, -start);
  const block = new Block(
    {
      length,
      reach: length + MARKER_REACH,
      indented: false,
      label,
      beginLine: { start: 0, end: 0 },
      endLine,
      body: { start: 0, end: endLine.start },
      headers: [],
      bytes,
      problems: [{ kind: 'truncated-block', detail: 'missing-begin', range: endLine }],
    },
    map,
  );
  return { start, block };
}
