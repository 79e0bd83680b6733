// Ratios from one run on this machine: `npm run bench [-- section …] [--json FILE]`. Needs a build (`npm run build`).
// Absolute times depend on the machine and on what it does besides; the ratios much less so.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { formatTable, missing } from './report.mjs';
import { bundleSection } from './sections/bundle.mjs';
import { connect } from './sections/connect.mjs';
import { decode } from './sections/decode.mjs';
import { issue } from './sections/issue.mjs';
import { keystroke } from './sections/keystroke.mjs';
import { path } from './sections/path.mjs';
import { rulesSection } from './sections/rules.mjs';
import { start } from './sections/start.mjs';
import { walk } from './sections/walk.mjs';

/** By name, in the order of the table. Each returns rows, and says what is missing instead of failing. */
const sections = { decode, bundle: bundleSection, rules: rulesSection, keystroke, start, walk, path, issue, connect };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, rounds: { type: 'string' } },
});

const unknown = positionals.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}.`);
  process.exit(2);
}

const rows = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(sections)) {
  console.error(`${name} …`);
  try {
    rows.push(...(await sections[name]({ rounds: values.rounds && Number(values.rounds) })));
  } catch (error) {
    rows.push(missing(name, error instanceof Error ? error.message : String(error)));
  }
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  platform: process.platform,
  node: process.version,
};
console.log(formatTable(rows));
console.log(`\n${machine.cpu}, ${machine.cores} cores, ${machine.platform}, Node ${machine.node}`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
