// `npm run conformance [-- PATH] [--json FILE] [--list] [--webcrypto]`: every case of the path corpora, through the validator that the editor and the
// command line ask. PATH is a file or folder of the corpora's format; without it, `path/` of ../shared/corpora or CERTSCOPE_CORPORA.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { findShortfalls } from './floors.mjs';
import { runSuites, score } from './run-suites.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, list: { type: 'boolean' }, webcrypto: { type: 'boolean' } },
});

const corpora = process.env.CERTSCOPE_CORPORA ?? resolve(import.meta.dirname, '../../../shared/corpora');
const path = resolve(positionals[0] ?? join(corpora, 'path'));
if (!existsSync(path)) {
  console.error(`No corpora at ${path}: name a file or folder, or set CERTSCOPE_CORPORA.`);
  process.exit(2);
}

const runs = await runSuites(path, values.webcrypto ? createBrowserRuntime() : createNodeRuntime());
const scores = runs.map(score);

const columns = ['suite', 'profile', 'agreeing', 'balanced', 'false accepts', 'false refusals', 'slowest'];
const rows = scores.map((each) => [
  each.suite,
  each.profile,
  `${each.agreeing}/${each.all}`,
  `${(each.balanced * 100).toFixed(1)} %`,
  String(each.falseAccepts),
  String(each.falseRefusals),
  `${each.slowest.ms.toFixed(0)} ms ${each.slowest.id}`,
]);
const widths = columns.map((_, index) => Math.max(...[columns, ...rows].map((row) => row[index].length)));
for (const row of [columns, ...rows])
  console.log(
    row
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd(),
  );

const results = runs.flatMap((run) => run.results);
const disagreements = results.filter(({ expected, actual }) => expected !== actual);
if (values.list) {
  console.log('');
  for (const { suite, id, expected, reason } of disagreements)
    console.log(`${suite}  ${id}: expected ${expected}; ${reason || 'accepted'}`);
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 1)}\n`);

const shortfalls = scores.flatMap((each) => findShortfalls(each, { timed: true }));
for (const shortfall of shortfalls) console.error(`Below the floor: ${shortfall}.`);
if (shortfalls.length > 0) process.exitCode = 1;
