import { shiftRange, type TextRange } from '../text/range.ts';
import { isInvisible } from './alphabet.ts';
import { findBase64Faults } from './base64-faults.ts';
import { Block, shiftProblem } from './block.ts';
import { Base64Decoder, type Decoded } from './decoder.ts';
import { isFramed } from './framed.ts';
import { type ReadHeaders, readHeaders } from './headers.ts';
import { findLinePrefixes, without } from './line-prefixes.ts';
import { linesOf } from './lines.ts';
import { findMarker, MARKER_REACH, type Marker } from './marker.ts';
import { diagnoseMarkers } from './marker-problems.ts';
import { endOfBase64Lines, judgeContinuation, prefixOf } from './plausible.ts';
import { findShortDer } from './short-der.ts';
import type { PemLimits, PemProblem, PlacedBlock } from './types.ts';
import { diagnoseLayout, type Layout } from './whitespace.ts';

/** Where the parts of a block stand, as offsets of the text. */
export interface Extent {
  readonly start: number;
  readonly begin: Marker;
  readonly read: ReadHeaders;
  readonly body: TextRange;
  readonly end: Marker | undefined;
  /** What is left of an END line that was cut before its label. */
  readonly stump: TextRange | undefined;
  /** The end of what was looked at. */
  readonly reach: number;
}

const MAX_STUCK = 8;
const STUMP = /^[-\u2010-\u2015\u2212]{1,5}[ \t]*(?:EN?D?)?[ \t]*$/;

/** Reads a block that is not as it should be, or undefined where the text only speaks of one. */
export function readDamagedBlock(
  text: string,
  begin: Marker,
  floor: number,
  limits: PemLimits,
): PlacedBlock | undefined {
  const extent = findExtent(text, begin, floor);
  if (extent === undefined) return undefined;
  const prefixes = findLinePrefixes(text, extent.body);
  const stretches = without(extent.body, prefixes);
  const decoder = new Base64Decoder(text, extent.start, extent.body.end - extent.body.start, limits.maxBlockBytes);
  for (const stretch of stretches) decoder.read(stretch.start, stretch.end);
  const decoded = decoder.result();
  const problems = diagnose(text, extent, prefixes, stretches, decoded);
  return { start: extent.start, block: makeBlock(extent, isIndented(text, extent.start), decoded, problems) };
}

function findExtent(text: string, begin: Marker, floor: number): Extent | undefined {
  const read = readHeaders(text, begin.end);
  const terminator = findMarker(text, read.end, begin.end, begin.label);
  const limit = terminator?.start ?? text.length;
  const continuation = judgeContinuation(text, begin, read.end, limit);
  if (continuation === 'prose' && !isFramed(text, begin, terminator)) return undefined;
  const end = terminator?.kind === 'end' ? terminator : undefined;
  if (end === undefined && continuation === 'possible') return undefined;
  if (continuation === 'empty' && !isEmptyBlock(text, begin, terminator)) return undefined;
  const dataEnd = end?.start ?? endOfBase64Lines(text, read.end, limit);
  const stump = end === undefined ? findStump(text, dataEnd, limit) : undefined;
  return {
    start: startOf(text, begin, floor),
    begin,
    read,
    body: { start: read.end, end: stump?.start ?? dataEnd },
    end,
    stump,
    reach: terminator === undefined ? Number.POSITIVE_INFINITY : terminator.end + MARKER_REACH,
  };
}

/** BEGIN directly followed by its END, by another BEGIN or by nothing more: whole and on lines of their own, or it is only talk. */
function isEmptyBlock(text: string, begin: Marker, terminator: Marker | undefined): boolean {
  if (!begin.dashesRight) return false;
  if (terminator === undefined) return isLastLine(text, begin);
  if (!terminator.dashesRight || !/[\r\n\\]/.test(text.slice(begin.end, terminator.start))) return false;
  return terminator.kind === 'begin' || terminator.label === begin.label;
}

/** BEGIN alone on the last line, and that line has its end: what came after was lost, as when only the first line of a value is read. */
function isLastLine(text: string, begin: Marker): boolean {
  return prefixOf(text, begin.start) === '' && /^[ \t]*[\r\n]/.test(text.slice(begin.end, begin.end + MARKER_REACH));
}

/** Invisible characters stuck to BEGIN belong to the block: they are what is wrong with it. */
function startOf(text: string, begin: Marker, floor: number): number {
  let start = begin.start;
  while (start > floor && begin.start - start < MAX_STUCK && isInvisible(text.charCodeAt(start - 1))) start--;
  return start;
}

function findStump(text: string, from: number, limit: number): TextRange | undefined {
  let index = 0;
  for (const line of linesOf(text, from, Math.min(limit, from + MARKER_REACH))) {
    if (index++ > 1) return undefined;
    const content = text.slice(line.contentStart, line.contentEnd);
    if (STUMP.test(content)) return { start: line.contentStart, end: line.contentEnd };
  }
  return undefined;
}

function diagnose(
  text: string,
  extent: Extent,
  prefixes: readonly TextRange[],
  stretches: readonly TextRange[],
  decoded: Decoded,
): PemProblem[] {
  const faults = decoded.limited ? [] : findBase64Faults(text, stretches, decoded);
  const problems = [...diagnoseMarkers(text, extent), ...withShortDer(extent, decoded, faults)];
  if (prefixes[0] === undefined) problems.push(...diagnoseLayout(text, layoutOf(extent)));
  else problems.push(invalid(text, prefixes[0]));
  if (decoded.limited) problems.push({ kind: 'size-limit', detail: 'block-bytes', range: extent.body });
  return problems.sort((a, b) => a.range.start - b.range.start);
}

function layoutOf({ start, begin, read, body, end, stump }: Extent): Layout {
  return {
    begin: { start, end: begin.end },
    from: body.start,
    to: body.end,
    end: end ?? stump,
    headers: read.headers.length > 0,
  };
}

/** One finding for all lines: the prefixes are one mistake. */
function invalid(text: string, range: TextRange): PemProblem {
  return { kind: 'bad-base64', detail: 'invalid-character', range, quote: text.slice(range.start, range.end).trim() };
}

/** Data that breaks off is one finding: not also the padding that broke off with it, nor where END is missing for the same reason. */
function withShortDer(extent: Extent, decoded: Decoded, faults: readonly PemProblem[]): readonly PemProblem[] {
  const unlucky = faults.some((fault) => fault.detail === 'invalid-character' || fault.detail === 'data-after-padding');
  const encrypted = extent.read.headers.some((header) => header.name.toLowerCase() === 'dek-info');
  if (unlucky || encrypted || decoded.limited) return faults;
  const short = findShortDer(decoded.bytes, decoded.map);
  const broken = extent.end === undefined || !extent.end.closed;
  if (short === undefined && !broken) return faults;
  const others = faults.filter((fault) => fault.detail !== 'wrong-padding' && fault.detail !== 'trailing-bits');
  return broken || short === undefined ? others : [...others, shiftProblem(short, extent.start)];
}

function isIndented(text: string, start: number): boolean {
  const prefix = prefixOf(text, start);
  return prefix !== '' && prefix.trim() === '';
}

function makeBlock(extent: Extent, indented: boolean, decoded: Decoded, problems: readonly PemProblem[]): Block {
  const { start, begin, body } = extent;
  const endLine = extent.end ?? extent.stump;
  const end = endLine?.end ?? Math.max(body.end, begin.end);
  return new Block(
    {
      length: end - start,
      reach: extent.reach - start,
      indented,
      label: begin.label,
      beginLine: shiftRange({ start: begin.start, end: begin.end }, -start),
      endLine: endLine === undefined ? undefined : shiftRange({ start: endLine.start, end: endLine.end }, -start),
      body: shiftRange(body, -start),
      headers: extent.read.headers.map((header) => ({ ...header, range: shiftRange(header.range, -start) })),
      bytes: decoded.bytes,
      problems: problems.map((problem) => shiftProblem(problem, -start)),
    },
    decoded.map,
  );
}
