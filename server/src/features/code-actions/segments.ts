import type { FixText } from './types.ts';

/**
 * The text cut after each block, so that what stands above a block (OpenSSL's `subject=` lines, comments) travels with it.
 * `tail` is what follows the last block.
 */
export interface Segments {
  readonly segments: readonly string[];
  readonly tail: string;
}

/** Cuts a holder's text into one segment per block. */
export function cutSegments({ text, blocks }: FixText): Segments {
  let from = 0;
  const segments = blocks.map(({ start, block }) => {
    const end = afterLineBreak(text, start + block.length);
    const segment = text.slice(from, end);
    from = end;
    return segment;
  });
  return { segments, tail: text.slice(from) };
}

/** The text of segments in a new order; each ends its line, so that no two blocks end up glued. */
export function joinSegments(segments: readonly string[], tail: string): string {
  const joined = segments.map((segment, index) =>
    needsLineBreak(segment, index, segments.length, tail) ? `${segment}\n` : segment,
  );
  return joined.join('') + tail;
}

function needsLineBreak(segment: string, index: number, count: number, tail: string): boolean {
  return !segment.endsWith('\n') && (index < count - 1 || tail.trim() !== '');
}

function afterLineBreak(text: string, offset: number): number {
  const match = /[ \t]*(?:\r\n|\n|\r)/y;
  match.lastIndex = offset;
  return match.test(text) ? match.lastIndex : offset;
}
