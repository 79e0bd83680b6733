// The table that `npm run bench` prints.

const megabytes = (bytes) => (bytes === undefined ? '–' : `${(bytes / 1024 / 1024).toFixed(0)} MB`);

/** Three significant figures, in the unit that suits. */
function duration(milliseconds) {
  if (milliseconds === undefined) return '–';
  const [value, unit] =
    milliseconds < 1
      ? [milliseconds * 1000, 'µs']
      : milliseconds < 1000
        ? [milliseconds, 'ms']
        : [milliseconds / 1000, 's'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

const amount = (value, unit) => (unit === 'bytes' ? megabytes(value) : duration(value));

function verdict({ ratio, goal }) {
  if (goal === undefined || ratio === undefined) return '';
  return ratio <= goal ? 'met' : 'MISSED';
}

function cells(row) {
  if (row.missing !== undefined) return [row.what, row.missing, '', '', '', ''];
  return [
    row.what,
    amount(row.ours, row.unit),
    `${row.against}: ${amount(row.theirs, row.unit)}`,
    row.ratio === undefined ? '–' : row.ratio.toPrecision(2),
    row.goal === undefined ? '' : `≤ ${row.goal}`,
    verdict(row),
  ];
}

/** A Markdown table with columns aligned for reading in a terminal. */
export function formatTable(rows) {
  const header = ['measured', 'CertScope', 'against', 'ratio', 'goal', ''];
  const table = [header, ...rows.map(cells)];
  const widths = header.map((_, column) => Math.max(...table.map((line) => line[column].length), 3));
  const line = (texts) => `| ${texts.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(header), rule, ...table.slice(1).map(line)].join('\n');
}

/** One measured row; durations in milliseconds unless `unit` is `bytes`. */
export function row(what, ours, against, theirs, { goal, unit = 'ms' } = {}) {
  const ratio = ours === undefined || theirs === undefined ? undefined : ours / theirs;
  return { what, ours, against, theirs, ratio, goal, unit };
}

/** A row that could not be measured, and why. */
export function missing(what, why) {
  return { what, missing: why };
}
