import { type ByteRange, shiftRange, type TextRange } from '../text/range.ts';
import type { ByteMap } from './byte-map.ts';
import type { PemBlock, PemHeader, PemProblem } from './types.ts';

/** Everything a block is made of; ranges count from the block's first character already. */
export interface BlockParts {
  readonly length: number;
  readonly reach: number;
  readonly indented: boolean;
  readonly label: string;
  readonly beginLine: TextRange;
  readonly endLine: TextRange | undefined;
  readonly body: TextRange;
  readonly headers: readonly PemHeader[];
  readonly bytes: Uint8Array;
  readonly problems: readonly PemProblem[];
}

/** A block as `scanPem` finds it. */
export class Block implements PemBlock {
  readonly length: number;
  readonly reach: number;
  readonly indented: boolean;
  readonly label: string;
  readonly beginLine: TextRange;
  readonly endLine: TextRange | undefined;
  readonly body: TextRange;
  readonly headers: readonly PemHeader[];
  readonly bytes: Uint8Array;
  readonly problems: readonly PemProblem[];
  readonly #map: ByteMap;

  constructor(parts: BlockParts, map: ByteMap) {
    this.length = parts.length;
    this.reach = parts.reach;
    this.indented = parts.indented;
    this.label = parts.label;
    this.beginLine = parts.beginLine;
    this.endLine = parts.endLine;
    this.body = parts.body;
    this.headers = parts.headers;
    this.bytes = parts.bytes;
    this.problems = parts.problems;
    this.#map = map;
  }

  textRangeOf(bytes: ByteRange): TextRange {
    return this.bytes.length === 0 ? { start: this.body.start, end: this.body.start } : this.#map.textRangeOf(bytes);
  }

  byteAt(offset: number): number | undefined {
    return this.#map.byteAt(offset);
  }
}

/** The same problem, its range moved. */
export function shiftProblem(problem: PemProblem, delta: number): PemProblem {
  return { ...problem, range: shiftRange(problem.range, delta) };
}
