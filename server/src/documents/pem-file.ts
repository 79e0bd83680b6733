import { rescanPem, scanPem } from '../pem/scan.ts';
import type { PemScan, PlacedBlock } from '../pem/types.ts';
import type { TextSlices, TextSplice } from '../text/range.ts';
import type { SourceText } from '../text/source-text.ts';
import { contentOfBlock } from './artifact-content.ts';
import { looksLikeDer } from './der-text.ts';
import { fileNameOf } from './file-name.ts';
import { shiftArtifact } from './holder-place.ts';
import type { DocumentLimits } from './limits.ts';
import type { Artifact, CertificateDocument, Holder, HolderProblem, PemFileUnit } from './types.ts';

/** One version of a file of PEM, with what the next version is read from. */
export interface PemFile {
  readonly scan: PemScan;
  readonly artifacts: readonly Artifact[];
}

/** Reads a whole file of PEM. */
export function readPemFile(text: string, limits: DocumentLimits): PemFile {
  const scan = scanPem(text, limits.pem);
  return { scan, artifacts: scan.blocks.map(placeBlock) };
}

/** Reads the version after an edit: blocks that it left alone keep their contents. */
export function rereadPemFile(
  previous: PemFile,
  text: TextSlices,
  splice: TextSplice,
  limits: DocumentLimits,
): PemFile {
  const scan = rescanPem(previous.scan, text, splice, limits.pem);
  return { scan, artifacts: carryOver(previous, scan.blocks) };
}

function placeBlock({ start, block }: PlacedBlock): Artifact {
  const anchor = { start: start + block.beginLine.start, end: start + block.beginLine.end };
  return { start, content: contentOfBlock(block), anchor };
}

/** Blocks before and after the edit are the same objects in the same order, so only those between are made anew. */
function carryOver(previous: PemFile, blocks: readonly PlacedBlock[]): Artifact[] {
  const before = previous.scan.blocks;
  let same = 0;
  while (same < blocks.length && before[same]?.block === blocks[same]?.block) same++;
  const dropped = before.length - blocks.length;
  let tail = blocks.length;
  while (tail > same && tail + dropped > same && before[tail - 1 + dropped]?.block === blocks[tail - 1]?.block) tail--;
  return blocks.map((placed, index) => {
    if (index < same) return carry(placed, previous, index);
    return index < tail ? placeBlock(placed) : carry(placed, previous, index + dropped);
  });
}

/** The artifact at `index` of the version before, moved to where its block stands now. */
function carry(placed: PlacedBlock, { artifacts, scan }: PemFile, index: number): Artifact {
  const artifact = artifacts[index];
  const before = scan.blocks[index];
  if (artifact === undefined || before === undefined) return placeBlock(placed);
  return shiftArtifact(artifact, placed.start - before.start);
}

/** The document of a file of PEM. */
export function pemDocument(source: SourceText, file: PemFile, limits: DocumentLimits): CertificateDocument {
  const { uri, languageId, version, length } = source;
  const unit = pemUnit(source, file.artifacts, problemsOf(source, file));
  const limit =
    file.scan.limit ?? (length > limits.maxTextLength ? { kind: 'text-size', at: limits.maxTextLength } : undefined);
  return {
    uri,
    languageId,
    version,
    // A long text that is being edited is not put together before somebody reads it.
    get text() {
      return source.text;
    },
    slice: (start, end) => source.slice(start, end),
    units: [unit],
    limit,
  };
}

function problemsOf(source: SourceText, file: PemFile): HolderProblem[] {
  if (file.artifacts.length > 0 || !looksLikeDer(source.text)) return [];
  const { text } = source;
  const end = text.search(/[\r\n]/);
  return [{ kind: 'not-pem', detail: 'der', range: { start: 0, end: end < 0 ? text.length : end } }];
}

/** A file's text as one unit with one holder. */
export function pemUnit(
  written: SourceText,
  artifacts: readonly Artifact[],
  problems: readonly HolderProblem[],
): PemFileUnit {
  const name = fileNameOf(written.uri);
  const range = { start: 0, end: written.length };
  const source = { text: () => written.text, encode: (changed: string) => changed };
  const holder: Holder = {
    name,
    path: name,
    encoding: 'plain',
    keyRange: undefined,
    valueRange: range,
    artifacts,
    problems,
    scattered: false,
    source,
  };
  return { kind: 'pem-file', range, holders: [holder] };
}
