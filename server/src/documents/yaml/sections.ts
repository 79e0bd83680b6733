import type { TextSplice } from '../../text/range.ts';

/** One YAML document of a file: from its `---` line (or the start of the text) to the next one. UTF-16 offsets. */
export interface Section {
  readonly start: number;
  readonly end: number;
}

const marker = '---';

/**
 * Splits `text[from, to)`, which must begin where a section does. Exact without parsing: at the start of a line the marker
 * ends a document even inside block scalars and quotes (YAML 1.2 §9.1.2).
 */
export function splitSections(text: string, from: number, to: number): Section[] {
  const sections: Section[] = [];
  let start = from;
  for (let next = findMarker(text, start, to); next < to; next = findMarker(text, start, to)) {
    sections.push({ start, end: next });
    start = next;
  }
  sections.push({ start, end: to });
  return sections;
}

/** Start of the first marker line after `after`; `to` where there is none. */
function findMarker(text: string, after: number, to: number): number {
  for (let at = text.indexOf(`\n${marker}`, after); at >= 0 && at < to; at = text.indexOf(`\n${marker}`, at + 1)) {
    if (/^[\s]?$/.test(text.charAt(at + 1 + marker.length))) return at + 1;
  }
  return to;
}

/** Which sections (indexes, half-open) of the version before the edit must be split anew. */
export function touchedSections(sections: readonly Section[], splice: TextSplice): { first: number; last: number } {
  // An edit at a marker line may undo it, and what touches the character after it may as well.
  const first = sections.findIndex((section) => section.end + marker.length + 1 >= splice.start);
  const after = sections.findIndex((section) => section.start > splice.oldEnd);
  return { first: Math.max(0, first), last: after < 0 ? sections.length : after };
}

/** One splice that covers all of `splices`, each of which counts in the text that the one before it left; undefined for none. */
export function coverSplices(splices: readonly TextSplice[]): TextSplice | undefined {
  let cover: TextSplice | undefined;
  for (const next of splices) cover = cover === undefined ? next : joinSplices(cover, next);
  return cover;
}

function joinSplices(before: TextSplice, after: TextSplice): TextSplice {
  const between = Math.max(before.newEnd, after.oldEnd);
  return {
    start: Math.min(before.start, after.start),
    oldEnd: between - before.newEnd + before.oldEnd,
    newEnd: between - after.oldEnd + after.newEnd,
  };
}
