// `npm run conformance [-- PATH] [--json FILE] [--list] [--webcrypto]`: every case of the path corpora, through the validator that the editor and the
// command line ask, and with `--lint` those of the lint corpus through the rules (`lint/run-lint.mjs`); `--rates` says how often
// each rule speaks of public objects (`rates/run-rates.mjs`). PATH is a file or folder of the corpora's format;
// without it, `path/` and `lint/zlint.jsonl` of ../shared/corpora or CERTSCOPE_CORPORA.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { findLintShortfalls, findShortfalls } from './floors.mjs';
import { runLint } from './lint/run-lint.mjs';
import { runRates } from './rates/run-rates.mjs';
import { runSuites, score } from './run-suites.mjs';
import { printTable } from './table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    list: { type: 'boolean' },
    webcrypto: { type: 'boolean' },
    lint: { type: 'boolean' },
    rates: { type: 'boolean' },
    source: { type: 'string' },
    verbose: { type: 'boolean' },
  },
});

const corpora = process.env.CERTSCOPE_CORPORA ?? resolve(import.meta.dirname, '../../../shared/corpora');

/** The corpus asked for; ends the program where it is not there. */
function findCorpus(name) {
  const path = resolve(positionals[0] ?? join(corpora, name));
  if (existsSync(path)) return path;
  console.error(`No corpora at ${path}: name a file or folder, or set CERTSCOPE_CORPORA.`);
  process.exit(2);
}

async function runPaths() {
  const runs = await runSuites(findCorpus('path'), values.webcrypto ? createBrowserRuntime() : createNodeRuntime());
  const scores = runs.map(score);
  printTable(
    ['suite', 'profile', 'agreeing', 'balanced', 'false accepts', 'false refusals', 'slowest'],
    scores.map((each) => [
      each.suite,
      each.profile,
      `${each.agreeing}/${each.all}`,
      `${(each.balanced * 100).toFixed(1)} %`,
      String(each.falseAccepts),
      String(each.falseRefusals),
      `${each.slowest.ms.toFixed(0)} ms ${each.slowest.id}`,
    ]),
  );
  const results = runs.flatMap((run) => run.results);
  if (values.list) printDisagreements(results);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 1)}\n`);
  return scores.flatMap((each) => findShortfalls(each, { timed: true }));
}

function printDisagreements(results) {
  console.log('');
  for (const { suite, id, expected, actual, reason } of results)
    if (expected !== actual) console.log(`${suite}  ${id}: expected ${expected}; ${reason || 'accepted'}`);
}

async function runRules() {
  console.log('');
  const scores = await runLint(findCorpus('lint/zlint.jsonl'), values);
  return scores.flatMap(findLintShortfalls);
}

async function rateRules() {
  await runRates(findCorpus('parse/objects.jsonl'), values);
  return [];
}

/** Without a path and without `--lint`, everything. */
const suites = values.rates
  ? [rateRules]
  : values.lint
    ? [runRules]
    : positionals.length > 0
      ? [runPaths]
      : [runPaths, runRules];
const shortfalls = [];
for (const run of suites) shortfalls.push(...(await run()));
for (const shortfall of shortfalls) console.error(`Below the floor: ${shortfall}.`);
if (shortfalls.length > 0) process.exitCode = 1;
