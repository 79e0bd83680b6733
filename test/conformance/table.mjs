/** Prints rows below their headings, in columns as wide as needed. */
export function printTable(columns, rows) {
  const widths = columns.map((_, index) => Math.max(...[columns, ...rows].map((row) => row[index].length)));
  for (const row of [columns, ...rows])
    console.log(
      row
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    );
}
