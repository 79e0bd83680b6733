import type { TextRange } from '../text/range.ts';
import { isInvisible, isLineBreak } from './alphabet.ts';
import { Block } from './block.ts';
import { readDamagedBlock } from './damaged-block.ts';
import { LookAhead } from './look-ahead.ts';
import { MARKER_REACH, type Marker } from './marker.ts';
import { findShortDer } from './short-der.ts';
import { type SoundBody, SoundBodyReader } from './sound-body.ts';
import type { PemBlock, PemLimits, PlacedBlock } from './types.ts';

/** Bytes; less may be a word that stands for what is to come. */
const SMALLEST = 15;

/** What reading one text needs all the way. */
export interface ReadContext {
  readonly text: string;
  readonly limits: PemLimits;
  readonly soundBodies: SoundBodyReader;
  readonly ahead: LookAhead;
}

/** Ready to read `text`. */
export function createReadContext(text: string, limits: PemLimits): ReadContext {
  return { text, limits, soundBodies: new SoundBodyReader(), ahead: new LookAhead() };
}

/** A block as everyone writes it is read in one go; whatever deviates is read again by the slower reader that says how. */
export function readBlock(context: ReadContext, begin: Marker, floor: number): PlacedBlock | undefined {
  const block = isSound(context.text, begin, floor) ? readSoundBlock(context, begin) : undefined;
  if (block !== undefined) return { start: begin.start, block };
  return readDamagedBlock(context.text, begin, floor, context.limits);
}

function isSound(text: string, begin: Marker, floor: number): boolean {
  if (!begin.dashesRight || !begin.caseRight || !begin.blanksRight) return false;
  if (begin.start > floor && isInvisible(text.charCodeAt(begin.start - 1))) return false;
  return isLineBreak(text.charCodeAt(begin.end));
}

function readSoundBlock({ text, limits, soundBodies }: ReadContext, begin: Marker): PemBlock | undefined {
  const end = findSoundEnd(text, begin);
  if (end === undefined || (end.start - begin.end) * 0.75 > limits.maxBlockBytes) return undefined;
  const body = soundBodies.read(text, begin.end, end.start, begin.start);
  if (body === undefined || body.bytes.length < SMALLEST) return undefined;
  if (!isOnItsLine(text, begin.start, end.start, body.indentation)) return undefined;
  return makeSoundBlock(begin, end, body);
}

/** The first five dashes after BEGIN, where they are this block's whole END line. */
function findSoundEnd(text: string, begin: Marker): TextRange | undefined {
  const start = text.indexOf('-----', begin.end);
  if (start < 0 || !text.startsWith('END ', start + 5) || !text.startsWith(begin.label, start + 9)) return undefined;
  const dashes = start + 9 + begin.label.length;
  const end = dashes + 5;
  if (!text.startsWith('-----', dashes)) return undefined;
  return end === text.length || isLineBreak(text.charCodeAt(end)) ? { start, end } : undefined;
}

/** Both lines stand where the body's lines do. */
function isOnItsLine(text: string, begin: number, end: number, indentation: number): boolean {
  if (begin === 0 || isLineBreak(text.charCodeAt(begin - 1))) return indentation === 0;
  const before = begin - indentation;
  if (before > 0 && !isLineBreak(text.charCodeAt(before - 1))) return false;
  return text.slice(before, begin) === text.slice(end - indentation, end);
}

/** One list for the thousands of blocks that have neither headers nor problems. */
const none: readonly never[] = [];

function makeSoundBlock(begin: Marker, end: TextRange, body: SoundBody): PemBlock {
  const start = begin.start;
  const length = end.end - start;
  const short = findShortDer(body.bytes, body.map);
  return new Block(
    {
      length,
      reach: length + MARKER_REACH,
      indented: body.indentation > 0,
      label: begin.label,
      beginLine: { start: 0, end: begin.end - start },
      endLine: { start: end.start - start, end: length },
      body: { start: begin.end - start, end: end.start - start },
      headers: none,
      bytes: body.bytes,
      problems: short === undefined ? none : [short],
    },
    body.map,
  );
}
