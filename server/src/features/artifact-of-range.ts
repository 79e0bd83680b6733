import type { Artifact, Holder } from '../documents/types.ts';
import type { TextRange } from '../text/range.ts';

/**
 * The block of a holder that a finding's range or a selection (UTF-16) is about: the one anchored just there, otherwise the last one that begins
 * before it and reaches it. Neighbours inside base64 may share a character, so that touching alone says nothing.
 */
export function artifactOfRange(range: TextRange, { artifacts }: Holder): Artifact | undefined {
  const anchored = artifacts.find(({ anchor }) => anchor.start === range.start && anchor.end === range.end);
  if (anchored !== undefined) return anchored;
  const before = artifacts.findLast(({ start, content }) => start + content.range.start <= range.start);
  if (before !== undefined && before.start + before.content.range.end >= range.start) return before;
  return artifacts.find(({ anchor }) => anchor.start <= range.start && range.start <= anchor.end);
}
