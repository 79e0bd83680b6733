// `npm test`: everything, from a fresh clone. Each stage says how long it took; the last line sums the tests of all of them,
// where a check without tests of its own (lint, types, build) counts only when it fails.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { projectFolder, run } from './processes.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0 };
const oneFailed = { ...nothing, failed: 1 };

const report = (name) => resolve(projectFolder, 'out', name);

/** A check that has no tests: silent in the counts unless it fails. */
const check = (command, args) => async () => ((await run(command, args)).code === 0 ? nothing : oneFailed);

/** Runs tests that leave a report; a run that fails without a failed test (it crashed) is one failure. */
async function countedRun(command, args, readCounts) {
  const { code, output } = await run(command, args);
  const counts = await readCounts(output).catch(() => nothing);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function unitTests() {
  const file = report('unit.json');
  await rm(file, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return countedRun('vitest', args, async () => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(await readFile(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  });
}

/** Grammar test files; the tool marks each with ✓ or ✖. */
const grammarTests = () =>
  countedRun('npm', ['run', '--silent', 'test:grammar'], async (output) => {
    const lines = output.split('\n');
    const count = (mark) => lines.filter((line) => line.startsWith(mark)).length;
    return { passed: count('✓'), failed: count('✖'), skipped: 0 };
  });

async function editorSuites() {
  if (process.env.CERTSCOPE_SKIP_EDITOR === '1') {
    const { suites } = await import('../test/vscode/suites.mjs');
    console.log(`SKIPPED because CERTSCOPE_SKIP_EDITOR=1: ${suites.map((suite) => suite.name).join(', ')}`);
    return { ...nothing, skipped: suites.length };
  }
  const file = report('editor.json');
  await rm(file, { force: true });
  return countedRun('node', ['test/vscode/runner.mjs'], async () => JSON.parse(await readFile(file, 'utf8')));
}

/** `npm start` comes up and answers. */
async function startCheck() {
  if (process.env.CERTSCOPE_SKIP_EDITOR === '1') {
    console.log('SKIPPED because CERTSCOPE_SKIP_EDITOR=1: npm start');
    return { ...nothing, skipped: 1 };
  }
  const { code } = await run('node', ['scripts/start.mjs', '--web', '--check']);
  return code === 0 ? { ...nothing, passed: 1 } : oneFailed;
}

const stages = [
  ['install', () => ensureInstalled().then(() => nothing)],
  ['lint', check('npm', ['run', '--silent', 'lint'])],
  ['types', check('npm', ['run', '--silent', 'typecheck'])],
  ['build', check('npm', ['run', '--silent', 'build'])],
  ['size', check('node', ['scripts/size-budget.mjs'])],
  ['unit tests', unitTests],
  ['grammar tests', grammarTests],
  ['editor suites', editorSuites],
  ['npm start', startCheck],
];

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one stage; where it cannot even start, that is one failure and the others still run. */
async function runStage([name, work]) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const counts = await work().catch((error) => {
    console.error(error.message);
    return oneFailed;
  });
  return { name, counts, time: seconds(start) };
}

await mkdir(report('.'), { recursive: true });
const start = performance.now();
const results = [];
for (const stage of stages) {
  const result = await runStage(stage);
  results.push(result);
  // Without the dependencies nothing else can run.
  if (result.name === 'install' && result.counts.failed > 0) break;
}

console.log(`\n== summary (${seconds(start)})`);
for (const { name, counts, time } of results) {
  const { passed, failed, skipped } = counts;
  console.log(`${name.padEnd(14)} ${time.padStart(8)}   ${passed} passed, ${failed} failed, ${skipped} skipped`);
}
const total = (key) => results.reduce((sum, { counts }) => sum + counts[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = total('failed') === 0 ? 0 : 1;
