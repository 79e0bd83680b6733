/** A title and the line below it, as wide as it is in a terminal. */
export function underline(title: string, line = '─'): readonly [string, string] {
  return [title, line.repeat(widthOf(title))];
}

/** Columns of a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
