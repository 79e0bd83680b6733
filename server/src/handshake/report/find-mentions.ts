/** Words of a report that lead somewhere. */
export interface Mention<T> {
  readonly text: string;
  readonly target: T;
}

/** A mention where it stands: UTF-16 units of a line. */
export interface PlacedMention<T> {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: T;
}

/** More than a report has lines to show them. */
const MAX_MENTIONS = 200;

/** Where these words stand in the lines, `firstLine` being the number of the first. A path is no mention inside a longer one; the longer word wins. */
export function findMentions<T>(
  lines: readonly string[],
  firstLine: number,
  mentions: readonly Mention<T>[],
): readonly PlacedMention<T>[] {
  const longestFirst = mentions
    .filter(({ text }) => text !== '')
    .toSorted((one, other) => other.text.length - one.text.length)
    .slice(0, MAX_MENTIONS);
  return lines.flatMap((line, index) =>
    findIn(line, longestFirst).map((found) => ({ ...found, line: firstLine + index })),
  );
}

function findIn<T>(line: string, mentions: readonly Mention<T>[]): readonly Omit<PlacedMention<T>, 'line'>[] {
  const found: Omit<PlacedMention<T>, 'line'>[] = [];
  for (const { text, target } of mentions) {
    for (let start = line.indexOf(text); start >= 0; start = line.indexOf(text, start + text.length)) {
      const end = start + text.length;
      const isWhole = !/[\w./-]/.test(line.charAt(start - 1)) && !/^(?:[\w/-]|\.\w)/.test(line.slice(end, end + 2));
      if (isWhole && found.every((other) => end <= other.start || start >= other.end))
        found.push({ start, end, target });
    }
  }
  return found;
}
