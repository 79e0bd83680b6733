/** Characters that would break out of one line or reorder it on screen: C0/C1 controls, line separators, bidi controls, zero-width characters. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** `text` with every unseen character written as its `\u{…}` escape, and cut after `limit` UTF-16 units. */
export function visible(text: string, limit = 300): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut.replace(UNSEEN, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`);
}

/**
 * Untrusted text as a Markdown code span: in there nothing is a link, a command, HTML or emphasis. The fence is longer than any
 * run of backticks inside; `|` is escaped because table cells end at it even within code (GFM).
 */
export function code(text: string, limit?: number): string {
  const shown = visible(text, limit).replaceAll('|', '\\|');
  if (shown === '') return '` `';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.startsWith(' ') || shown.endsWith(' ') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Prose of ours that may quote untrusted text: every ASCII punctuation mark is escaped, so that nothing in it is Markdown. */
export function prose(text: string): string {
  return visible(text, 2000).replace(/[!-/:-@[-`{-~]/g, (mark) => `\\${mark}`);
}

/** A two-column table without a header line; cells are Markdown already. Empty for no rows. */
export function table(rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  return ['| | |', '|:--|:--|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}
