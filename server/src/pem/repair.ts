import { HYPHEN, isBlank, isDash, isInvisible, isLineBreak } from './alphabet.ts';
import { canonicalBlock } from './canonical-block.ts';
import { endOf } from './next-block.ts';
import { prefixOf } from './plausible.ts';
import { scanPem } from './scan.ts';
import type { PemProblem, PlacedBlock } from './types.ts';

/** One replacement; offsets of the text as it was. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FIVE = '-----';
const ESCAPES = /\\+r(?:\\+n)?|\\+n/g;

/** Every END and BEGIN on lines of their own; undefined where none share one. */
export function splitGluedBlocks(text: string): string | undefined {
  const replacements: Replacement[] = [];
  for (const placed of scanPem(text).blocks) {
    if (has(placed, (problem) => problem.kind === 'glued-blocks')) replacements.push(splitAfter(text, placed));
  }
  return apply(text, replacements);
}

/** From the dashes of END to the next BEGIN: five dashes, a line break, five dashes. */
function splitAfter(text: string, placed: PlacedBlock): Replacement {
  let start = endOf(placed);
  while (isDash(text.charCodeAt(start - 1))) start--;
  let end = endOf(placed);
  while (isDash(text.charCodeAt(end)) || isBlank(text.charCodeAt(end)) || isInvisible(text.charCodeAt(end))) end++;
  const body = text.slice(placed.start, start);
  const indentation = /^[ \t]*$/.exec(prefixOf(text, placed.start))?.[0] ?? '';
  return { start, end, text: `${FIVE}${body.includes('\r\n') ? '\r\n' : '\n'}${indentation}${FIVE}` };
}

/** Line breaks written as `\n` or `\r\n` made real, in blocks and around them; undefined where there are none. */
export function unescapeNewlines(text: string): string | undefined {
  const { blocks } = scanPem(text);
  const replacements = blocks
    .filter((placed) => has(placed, (problem) => problem.kind === 'escaped-newlines'))
    .map((placed) => {
      const end = endOfEscapes(text, endOf(placed));
      return { start: placed.start, end, text: withRealBreaks(text.slice(placed.start, end)) };
    });
  return apply(text, replacements);
}

function withRealBreaks(text: string): string {
  // A backslash at the end of a line only continues a quoted text there: the break after it is none.
  return text
    .replace(/\\+(?:\r\n?|\n)[ \t]*/g, '')
    .replace(ESCAPES, '\n')
    .replace(/\\+\//g, '/');
}

function endOfEscapes(text: string, from: number): number {
  const after = /^(?:\\+r(?:\\+n)?|\\+n)+/.exec(text.slice(from, from + 64));
  return from + (after?.[0].length ?? 0);
}

/** Blocks that differ from RFC 7468 §2 in nothing but line breaks, blanks and line lengths, written as it has them; undefined where none do. */
export function normalizeWhitespace(text: string): string | undefined {
  return rewrite(text, (problem) => problem.kind === 'whitespace');
}

/** Blocks that stand right of the margin, moved to it with all their lines; undefined where none do. */
export function dedentBlocks(text: string): string | undefined {
  const replacements = scanPem(text).blocks.flatMap((placed) => {
    const prefix = prefixOf(text, placed.start);
    if (!/^[ \t]+$/.test(prefix)) return [];
    const start = placed.start - prefix.length;
    const end = endOf(placed);
    return [{ start, end, text: text.slice(start, end).replace(/^[ \t]+/gm, '') }];
  });
  return apply(text, replacements);
}

/** BEGIN and END lines made whole (dashes, case, label, a missing END after complete DER); undefined where that would be a guess. */
export function repairMarkers(text: string): string | undefined {
  return rewrite(text, (problem) => problem.kind === 'truncated-block' || problem.kind === 'label-mismatch');
}

/** Url-safe characters, look-alikes, quote marks, line numbers and padding put right where the DER confirms it; undefined otherwise. */
export function repairBase64(text: string): string | undefined {
  return rewrite(text, (problem) => problem.kind === 'bad-base64');
}

/** All readable blocks in lines of 64 characters; undefined where they are so already. */
export function rewrapBlocks(text: string): string | undefined {
  return rewrite(text, undefined);
}

/** Writes anew the blocks with such a problem (or all). */
function rewrite(text: string, wanted: ((problem: PemProblem) => boolean) | undefined): string | undefined {
  const replacements: Replacement[] = [];
  for (const placed of scanPem(text).blocks) {
    if (wanted !== undefined && !has(placed, wanted)) continue;
    const canonical = canonicalBlock(text, placed);
    if (canonical === undefined) continue;
    const end = endOf(placed);
    const bareReturn = followsBareReturn(text, placed);
    replacements.push({
      start: placed.start - linePrefixLength(text, placed),
      end: bareReturn ? end + 1 : end,
      text: leadAt(text, placed) + canonical + (bareReturn ? '\n' : separatorAt(text, placed, end)),
    });
  }
  return apply(text, replacements);
}

/** A block whose lines were quoted or numbered: its BEGIN line was too. */
function linePrefixLength(text: string, { start, block }: PlacedBlock): number {
  const quoted = block.problems.some(({ quote }) => quote !== undefined && linePrefix.test(quote));
  const prefix = quoted ? prefixOf(text, start) : '';
  return linePrefix.test(prefix.trim()) ? prefix.length : 0;
}

const linePrefix = /^(?:\d+[:.)|\]]?|[>|]+)$/;

/** Where carriage returns alone end the lines of a block, one ends its last line too. */
function followsBareReturn(text: string, placed: PlacedBlock): boolean {
  const end = endOf(placed);
  if (text.charAt(end) !== '\r' || text.charAt(end + 1) === '\n') return false;
  return has(placed, ({ detail }) => detail === 'bare-carriage-return');
}

/** A block that loses the invisible characters before it must not become glued to the one before. */
function leadAt(text: string, { start, block }: PlacedBlock): string {
  return block.beginLine.start > 0 && isDash(text.charCodeAt(start - 1)) ? '\n' : '';
}

/** A block that gets its END line must not be glued to what follows. */
function separatorAt(text: string, placed: PlacedBlock, end: number): string {
  if (placed.block.endLine !== undefined || end === text.length || isLineBreak(text.charCodeAt(end))) return '';
  return text.charCodeAt(end) === HYPHEN ? '\n' : '';
}

function has(placed: PlacedBlock, wanted: (problem: PemProblem) => boolean): boolean {
  return placed.block.problems.some(wanted);
}

function apply(text: string, replacements: readonly Replacement[]): string | undefined {
  const parts: string[] = [];
  let at = 0;
  for (const replacement of replacements) {
    parts.push(text.slice(at, replacement.start), replacement.text);
    at = replacement.end;
  }
  parts.push(text.slice(at));
  const result = parts.join('');
  return result === text ? undefined : result;
}
