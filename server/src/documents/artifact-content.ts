import type { PemBlock, PemProblem } from '../pem/types.ts';
import type { ByteRange, TextRange } from '../text/range.ts';
import { shiftRange } from '../text/range.ts';
import { decodeDer, decodeObject } from '../x509/decode.ts';
import { isSecretLabel } from '../x509/labels.ts';
import type { DecodedObject, PkiObject } from '../x509/types.ts';
import type { TextLayer } from './text-layer.ts';
import type { ArtifactContent } from './types.ts';

const noBytes = new Uint8Array();

/** The content of a block that stands in the document as it is; ranges count from the block's first character. */
export function contentOfBlock(block: PemBlock, problems: readonly PemProblem[] = block.problems): ArtifactContent {
  return new BlockContent(block, problems);
}

class BlockContent implements ArtifactContent {
  readonly object: PkiObject;
  readonly mislabelled: boolean;
  readonly bytes: Uint8Array;
  readonly range: TextRange;
  readonly problems: readonly PemProblem[];
  readonly #block: PemBlock;

  constructor(block: PemBlock, problems: readonly PemProblem[]) {
    const decoded = decodeObject(block.label, block.bytes, { headers: block.headers });
    this.#block = block;
    this.problems = problems;
    this.object = decoded.object;
    this.mislabelled = decoded.mislabelled;
    this.bytes = publicBytes(block.label, decoded, block.bytes);
    this.range = { start: 0, end: block.length };
  }

  get label(): string {
    return this.#block.label;
  }

  get beginLine(): TextRange {
    return this.#block.beginLine;
  }

  get indented(): boolean {
    return this.#block.indented;
  }

  textRangeOf(bytes: ByteRange): TextRange {
    return this.#block.textRangeOf(bytes);
  }

  byteAt(offset: number): number | undefined {
    return this.#block.byteAt(offset);
  }
}

/** The content of a block inside a decoded text; ranges count from the first character of the layer's source. */
export function contentInLayer(block: PemBlock, start: number, layer: TextLayer): ArtifactContent {
  const inner = contentOfBlock(block);
  const place = (range: TextRange): TextRange => layer.toSource(shiftRange(range, start));
  return {
    object: inner.object,
    mislabelled: inner.mislabelled,
    label: block.label,
    bytes: inner.bytes,
    range: place(inner.range),
    beginLine: place(block.beginLine),
    indented: block.indented,
    problems: block.problems.map((problem) => ({ ...problem, range: place(problem.range) })),
    textRangeOf: (bytes) => place(block.textRangeOf(bytes)),
    byteAt: (offset) => byteInBlock(block, start, layer.toText(offset)),
  };
}

/** A character of outer base64 may encode a line break and the first character of the next line. */
function byteInBlock(block: PemBlock, start: number, characters: TextRange | undefined): number | undefined {
  if (characters === undefined) return undefined;
  for (let at = characters.start; at < characters.end; at++) {
    const byte = block.byteAt(at - start);
    if (byte !== undefined) return byte;
  }
  return undefined;
}

/** The content of a DER value that base64 encodes right in the document; undefined where the bytes are nothing known. */
export function contentOfDer(bytes: Uint8Array, layer: TextLayer): ArtifactContent | undefined {
  const decoded = decodeDer(bytes);
  if (decoded.object.kind === 'unreadable') return undefined;
  const range = layer.toSource({ start: 0, end: layer.text.length });
  return {
    ...decoded,
    label: 'DER',
    bytes: publicBytes('DER', decoded, bytes),
    range,
    beginLine: range,
    indented: false,
    problems: [],
    textRangeOf: (part) => layer.toSource(part),
    byteAt: (offset) => layer.toText(offset)?.start,
  };
}

/** The content of a DER file, which has no characters: all its ranges are empty. */
export function contentOfDerFile(bytes: Uint8Array): ArtifactContent {
  const decoded = decodeDer(bytes);
  const nowhere: TextRange = { start: 0, end: 0 };
  return {
    ...decoded,
    label: 'DER',
    bytes: publicBytes('DER', decoded, bytes),
    range: nowhere,
    beginLine: nowhere,
    indented: false,
    problems: [],
    textRangeOf: () => nowhere,
    byteAt: () => undefined,
  };
}

/** Nothing of what may be a private key, readable or not. */
function publicBytes(label: string, decoded: DecodedObject, bytes: Uint8Array): Uint8Array {
  return decoded.object.kind === 'private-key' || isSecretLabel(label) ? noBytes : bytes;
}
