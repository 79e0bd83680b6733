import { encodePem } from '../../server/src/pem/encode.ts';
import { scanPem } from '../../server/src/pem/scan.ts';
import type { PemBlock, PemProblem } from '../../server/src/pem/types.ts';

/** A SEQUENCE of `length` bytes whose content is arbitrary, but the same for the same seed. */
export function makeDer(seed: number, length = 200): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed * 2654435761 + 1;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    bytes[index] = state >> 16;
  }
  bytes.set([0x30, 0x82, (length - 4) >> 8, (length - 4) & 0xff]);
  return bytes;
}

/** PEM of `makeDer(seed, length)`. */
export function makePem(seed: number, length = 200, label = 'CERTIFICATE'): string {
  return encodePem(label, makeDer(seed, length));
}

/** The lines of base64 in a PEM text. */
export function bodyLines(pem: string): string[] {
  return pem.split('\n').slice(1, -2);
}

/** A problem as a story tells it: `detail` and the characters it stands at. */
export interface Told {
  readonly detail: string;
  readonly at: string;
}

/** Everything wrong with the blocks of `text`, block by block. */
export function tell(text: string): Told[][] {
  return scanPem(text).blocks.map(({ start, block }) =>
    block.problems.map((problem) => ({
      detail: problem.detail,
      at: text.slice(start + problem.range.start, start + problem.range.end),
    })),
  );
}

/** Label, size and details of every block: `CERTIFICATE 200: missing-end`. */
export function summarize(text: string): string[] {
  return scanPem(text).blocks.map(({ block }) =>
    [`${block.label} ${block.bytes.length}`, ...block.problems.map(detailOf)].join(': '),
  );
}

function detailOf(problem: PemProblem): string {
  return problem.detail;
}

/** All that can be seen of a block, for comparing. */
export function snapshot(block: PemBlock): object {
  const { length, reach, indented, label, beginLine, endLine, body, headers, bytes, problems } = block;
  const map = Array.from({ length: Math.min(length, 400) }, (_, offset) => block.byteAt(offset));
  return { length, reach, indented, label, beginLine, endLine, body, headers, bytes: [...bytes], problems, map };
}
