import type { TextRange } from '../text/range.ts';
import { isInvisible, isLineBreak } from './alphabet.ts';
import { Block } from './block.ts';
import { readDamagedBlock } from './damaged-block.ts';
import { Base64Decoder, type Decoded } from './decoder.ts';
import { MARKER_REACH, type Marker } from './marker.ts';
import { findShortDer } from './short-der.ts';
import type { PemBlock, PemLimits, PlacedBlock } from './types.ts';

/** A block as everyone writes it is read in one go; whatever deviates is read again by the slower reader that says how. */
export function readBlock(text: string, begin: Marker, floor: number, limits: PemLimits): PlacedBlock | undefined {
  const block = isSound(text, begin, floor) ? readSoundBlock(text, begin, limits) : undefined;
  if (block !== undefined) return { start: begin.start, block };
  return readDamagedBlock(text, begin, floor, limits);
}

function isSound(text: string, begin: Marker, floor: number): boolean {
  if (!begin.dashesRight || !begin.caseRight || !begin.blanksRight) return false;
  if (begin.start > floor && isInvisible(text.charCodeAt(begin.start - 1))) return false;
  return isLineBreak(text.charCodeAt(begin.end));
}

function readSoundBlock(text: string, begin: Marker, limits: PemLimits): PemBlock | undefined {
  const end = findSoundEnd(text, begin);
  if (end === undefined) return undefined;
  const decoder = new Base64Decoder(text, begin.start, end.start - begin.end, limits.maxBlockBytes);
  decoder.read(begin.end, end.start);
  const decoded = decoder.result();
  if (!decoded.regular || !isOnItsLine(text, begin.start, end.start, decoded.indentation)) return undefined;
  return makeSoundBlock(begin, end, decoded);
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
  if (!isLineBreak(text.charCodeAt(end - indentation - 1))) return false;
  if (begin === 0 || isLineBreak(text.charCodeAt(begin - 1))) return indentation === 0;
  const before = begin - indentation;
  if (before > 0 && !isLineBreak(text.charCodeAt(before - 1))) return false;
  return text.slice(before, begin) === text.slice(end - indentation, end);
}

function makeSoundBlock(begin: Marker, end: TextRange, decoded: Decoded): PemBlock {
  const start = begin.start;
  const length = end.end - start;
  const short = findShortDer(decoded.bytes, decoded.map);
  return new Block(
    {
      length,
      reach: length + MARKER_REACH,
      label: begin.label,
      beginLine: { start: 0, end: begin.end - start },
      endLine: { start: end.start - start, end: length },
      body: { start: begin.end - start, end: end.start - start },
      headers: [],
      bytes: decoded.bytes,
      problems: short === undefined ? [] : [short],
    },
    decoded.map,
  );
}
