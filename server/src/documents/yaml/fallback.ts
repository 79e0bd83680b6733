import { scanPem } from '../../pem/scan.ts';
import type { PemBlock, PemLimits } from '../../pem/types.ts';
import type { TextRange } from '../../text/range.ts';
import { contentOfBlock } from '../artifact-content.ts';
import { placeHolder } from '../holder-place.ts';
import { lastWhere } from '../last-where.ts';
import { readValue } from '../read-value.ts';
import { identityLayer } from '../text-layer.ts';
import type { Artifact, Holder, Unit } from '../types.ts';
import type { SectionText } from './scalar.ts';

/** A key with base64 of PEM behind it, as far as that fits on a line. */
const encodedLine = /^[ \t]*(?:- )*["']?([\w.][\w.-]*)["']?:[ \t]*["']?(LS0tLS1CRUdJTi[A-Za-z0-9+/=]*)/gm;

/** How far before PEM its `#` is looked for. */
const farthestComment = 512;

/**
 * What the YAML parser could not make sense of may still hold PEM: whole blocks are read, and nothing is said about damage,
 * because the text around them is not what it pretends to be. `seen` are the scalars that were read, in document order.
 */
export function readUncovered(
  { text, masked }: SectionText,
  seen: readonly TextRange[],
  fileName: string,
  limits: PemLimits,
): Unit[] {
  const units: Unit[] = [];
  // What stands in a template's action is a comment or a piece of text for it to work with.
  const isFree = (offset: number): boolean =>
    !covers(seen, offset) && !isComment(text, offset) && masked[offset] === text[offset];
  if (finds(text, 'BEGIN ', isFree)) units.push(...readBlocks(text, isFree, fileName, limits));
  if (finds(text, 'LS0tLS1CRUdJTi', isFree)) units.push(...readEncoded(text, isFree, limits));
  return units;
}

function covers(seen: readonly TextRange[], offset: number): boolean {
  const range = lastWhere(seen, (candidate) => candidate.start <= offset);
  return range !== undefined && offset < range.end;
}

function isComment(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - farthestComment), offset);
  return /(?:^|\s)#/.test(before.slice(before.lastIndexOf('\n') + 1));
}

function finds(text: string, marker: string, isFree: (offset: number) => boolean): boolean {
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length))
    if (isFree(at)) return true;
  return false;
}

function readBlocks(text: string, isFree: (offset: number) => boolean, fileName: string, limits: PemLimits): Unit[] {
  const blocks = scanPem(text, limits).blocks.filter(({ start, block }) => isFree(start) && isWhole(block));
  if (blocks.length === 0) return [];
  const range = { start: 0, end: text.length };
  const artifacts = blocks.map(({ start, block }): Artifact => {
    const anchor = { start: start + block.beginLine.start, end: start + block.beginLine.end };
    return { start, content: contentOfBlock(block, []), anchor };
  });
  const holder: Holder = {
    name: fileName,
    path: fileName,
    encoding: 'plain',
    keyRange: undefined,
    valueRange: range,
    artifacts,
    problems: [],
    scattered: true,
    source: { text: () => text, encode: (changed) => changed },
  };
  return [{ kind: 'pem-file', range, holders: [holder] }];
}

function isWhole(block: PemBlock): boolean {
  return block.problems.every((problem) => problem.kind === 'whitespace');
}

function readEncoded(text: string, isFree: (offset: number) => boolean, limits: PemLimits): Unit[] {
  const holders: Holder[] = [];
  for (const match of text.matchAll(encodedLine)) {
    const [whole, name = '', raw = ''] = match;
    const start = match.index + whole.length - raw.length;
    if (!isFree(start)) continue;
    const form = { style: 'plain', indent: 0, lineBreak: '\n', flow: true, binary: false } as const;
    const range = { start, end: start + raw.length };
    const scalar = { range, raw, form, decode: () => identityLayer(raw) };
    const reading = readValue(scalar, { encoding: 'either', strict: false, content: 'any' }, limits);
    const keyStart = match.index + whole.indexOf(name);
    const keyRange = { start: keyStart, end: keyStart + name.length };
    if (reading !== undefined) {
      holders.push(placeHolder(reading, { name, path: name, keyRange, valueRange: range, anchorsOnKey: true }));
    }
  }
  return holders.length === 0 ? [] : [{ kind: 'embedded', range: { start: 0, end: text.length }, holders }];
}
