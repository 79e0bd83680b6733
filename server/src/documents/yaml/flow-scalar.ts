import { RunLayerBuilder } from '../run-layer.ts';
import { identityLayer, type TextLayer } from '../text-layer.ts';
import type { Scalar, SectionText } from './scalar.ts';
import type { ScalarNode } from './tree.ts';

/** Reads a plain or quoted scalar (YAML 1.2 §7.3). */
export function readFlowScalar({ text, lineBreak }: SectionText, node: ScalarNode): Scalar {
  const range = node.style === 'plain' ? node.range : insideQuotes(text, node);
  const raw = text.slice(range.start, range.end);
  return {
    range,
    raw,
    form: {
      style: node.style,
      indent: Math.max(0, node.parentIndent) + 2,
      lineBreak,
      // A comment behind the value would become part of a block scalar.
      flow: node.flow || hasComment(text, node.range.end),
      binary: false,
    },
    decode: () => decode(raw, node.style),
  };
}

/** How many blanks before a comment are looked past. */
const farthestComment = 256;

function hasComment(text: string, end: number): boolean {
  return /^[ \t]+#/.test(text.slice(end, end + farthestComment));
}

/** The closing quote may be missing. */
function insideQuotes(text: string, node: ScalarNode): { start: number; end: number } {
  const { start, end } = node.range;
  const closed = end - start > 1 && text[end - 1] === text[start];
  return { start: start + 1, end: closed ? end - 1 : Math.max(start + 1, end) };
}

function decode(raw: string, style: ScalarNode['style']): TextLayer {
  const special = style === 'plain' ? /[\r\n]/ : style === 'single-quoted' ? /[\r\n']/ : /[\r\n\\]/;
  if (!special.test(raw)) return identityLayer(raw);
  const builder = new RunLayerBuilder();
  const pattern = patterns[style === 'literal' || style === 'folded' ? 'plain' : style];
  let done = 0;
  for (const match of raw.matchAll(pattern)) {
    builder.copy(raw, done, match.index);
    done = match.index + match[0].length;
    builder.write(meaningOf(match[0]), match.index, done);
  }
  builder.copy(raw, done, raw.length);
  return builder.build();
}

/** What is written in another way: folded line breaks with the blanks around them, doubled quotes, escapes. */
const patterns = {
  plain: /(?:(?<![ \t])[ \t]+)?(?:\r?\n[ \t]*)+/g,
  'single-quoted': /''|(?:(?<![ \t])[ \t]+)?(?:\r?\n[ \t]*)+/g,
  'double-quoted':
    /\\(?:\r?\n[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])|(?:(?<![ \t])[ \t]+)?(?:\r?\n[ \t]*)+/g,
};

function meaningOf(written: string): string {
  if (written === "''") return "'";
  if (written.startsWith('\\')) return escapeMeaning(written);
  const breaks = written.split('\n').length - 1;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

/** YAML 1.2 §5.7. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

function escapeMeaning(written: string): string {
  if (/^\\\r?\n/.test(written)) return '';
  if (written.length > 3) return characterOf(Number.parseInt(written.slice(2), 16));
  const sign = written.slice(1);
  return escapes.get(sign) ?? sign;
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
