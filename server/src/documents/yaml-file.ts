import type { TextSplice } from '../text/range.ts';
import type { SourceText } from '../text/source-text.ts';
import { fileNameOf } from './file-name.ts';
import { shiftUnit } from './holder-place.ts';
import type { DocumentLimits } from './limits.ts';
import type { CertificateDocument, Unit } from './types.ts';
import { splitItems, splitList } from './yaml/list-items.ts';
import { mayHoldPem } from './yaml/markers.ts';
import { readSection } from './yaml/read-section.ts';
import { type Section, splitSections, touchedSections } from './yaml/sections.ts';
import type { ValueCache } from './yaml/value-cache.ts';

/** What a piece of a file is: a YAML document, or the part of one that lists thousands of objects. */
type Part = 'document' | 'head' | 'item';

/** A piece of the file that is parsed alone. `head` is what stands before a list's items, the last `item` holds what stands behind. */
interface Piece extends Section {
  readonly part: Part;
}

/** A piece, read. `units` stand at their place in the file. */
interface PieceFile extends Piece {
  readonly units: readonly Unit[];
  readonly limit: CertificateDocument['limit'];
  /** Undefined where the piece held nothing of ours. */
  readonly cache: ValueCache | undefined;
}

/** One version of a YAML or JSON file, with what the next version is read from. */
export interface YamlFile {
  readonly pieces: readonly PieceFile[];
}

/** Reads a whole file of YAML or JSON. */
export function readYamlFile(source: SourceText, limits: DocumentLimits): YamlFile {
  const text = source.text;
  const pieces = splitPieces(text, 0, Math.min(text.length, limits.maxTextLength));
  return { pieces: pieces.map((piece, index) => readPiece(source, piece, index, limits, undefined)) };
}

/** Reads the version after an edit: only the pieces that the edit touched are parsed, the others move. */
export function rereadYamlFile(
  previous: YamlFile,
  source: SourceText,
  splice: TextSplice,
  limits: DocumentLimits,
): YamlFile {
  if (source.text.length > limits.maxTextLength) return readYamlFile(source, limits);
  const delta = splice.newEnd - splice.oldEnd;
  const { first, last, pieces } = resplit(previous.pieces, source.text, splice, delta);
  const touched = previous.pieces.slice(first, last);
  // An edit inside one piece leaves their number alone, and then the old one's values can be taken over.
  const between = pieces.map((piece, index) => readPiece(source, piece, first + index, limits, touched[index]?.cache));
  const after = previous.pieces.slice(last).map((piece) => shiftPiece(piece, delta));
  return { pieces: [...previous.pieces.slice(0, first), ...between, ...after] };
}

/** The pieces (by index, half-open) that the edit touched, and what stands in their place now. */
function resplit(
  previous: readonly PieceFile[],
  text: string,
  splice: TextSplice,
  delta: number,
): { readonly first: number; readonly last: number; readonly pieces: readonly Piece[] } {
  const { first, last } = touchedSections(previous, splice);
  const touched = previous.slice(first, last);
  const region = { start: touched[0]?.start ?? 0, end: (touched.at(-1)?.end ?? 0) + delta };
  const next = previous[last];
  if (touched.every(({ part }) => part === 'item') && next?.part === 'item') {
    const isOne = splitSections(text, region.start, region.end).length === 1;
    const items = isOne ? splitItems(text, region, next.start + delta) : undefined;
    if (items !== undefined) return { first, last, pieces: items.map((item) => ({ ...item, part: 'item' })) };
  }
  let [from, to] = [first, last];
  while (from > 0 && previous[from]?.part === 'item') from--;
  while (previous[to]?.part === 'item') to++;
  const end = (previous[to - 1]?.end ?? 0) + delta;
  return { first: from, last: to, pieces: splitPieces(text, previous[from]?.start ?? 0, end) };
}

function splitPieces(text: string, from: number, to: number): Piece[] {
  return splitSections(text, from, to).flatMap((section): Piece[] => {
    const parts = splitList(text, section);
    if (parts === undefined) return [{ ...section, part: 'document' }];
    return parts.map((part, index) => ({ ...part, part: index === 0 ? 'head' : 'item' }));
  });
}

function readPiece(
  source: SourceText,
  piece: Piece,
  index: number,
  limits: DocumentLimits,
  cache: ValueCache | undefined,
): PieceFile {
  const { start, end, part } = piece;
  const nothing = { start, end, part, units: [], cache: undefined };
  if (index >= limits.maxPieces) return { ...nothing, limit: { kind: 'yaml-documents', at: start } };
  const text = source.text.slice(start, end);
  if (!mayHoldPem(text)) return { ...nothing, limit: undefined };
  const reading = readSection(text, fileNameOf(source.uri), limits, cache);
  return { start, end, part, ...shiftReading(reading, start), cache: reading.cache };
}

function shiftPiece(piece: PieceFile, delta: number): PieceFile {
  if (delta === 0) return piece;
  const { start, end, part, cache } = piece;
  return { start: start + delta, end: end + delta, part, ...shiftReading(piece, delta), cache };
}

function shiftReading(reading: Pick<PieceFile, 'units' | 'limit'>, delta: number): Pick<PieceFile, 'units' | 'limit'> {
  const limit = reading.limit === undefined ? undefined : { ...reading.limit, at: reading.limit.at + delta };
  return { units: reading.units.map((unit) => shiftUnit(unit, delta)), limit };
}

/** The document of a YAML or JSON file. */
export function yamlDocument(source: SourceText, file: YamlFile, limits: DocumentLimits): CertificateDocument {
  const { uri, languageId, version, text } = source;
  const units = file.pieces.flatMap((piece) => piece.units);
  const tooLong = text.length > limits.maxTextLength ? { kind: 'text-size', at: limits.maxTextLength } : undefined;
  const limit = file.pieces.find((piece) => piece.limit !== undefined)?.limit ?? tooLong;
  return { uri, languageId, version, text, slice: (start, end) => text.slice(start, end), units, limit };
}
