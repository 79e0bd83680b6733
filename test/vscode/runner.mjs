// Runs the real-editor suites: `node test/vscode/runner.mjs [--extension FOLDER] [suite…]`.
// Leaves out/editor.json with what became of each test, and ends with 1 where one failed.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from '../../scripts/editor/chromium.mjs';
import { ensureVsCodeServer } from '../../scripts/editor/vscode-server.mjs';
import { buildPackage } from '../../scripts/package.mjs';
import { projectFolder } from '../../scripts/processes.mjs';
import { extensionFolder, installFileSystem } from './extensions.mjs';
import { openWorkbench, runInNodeHost, runInWebHost } from './hosts/browser.mjs';
import { findDesktopVsCode, runInDesktopVsCode } from './hosts/desktop.mjs';
import { suites } from './suites.mjs';

const { values: options, positionals: wanted } = parseArgs({
  options: { extension: { type: 'string', default: projectFolder } },
  allowPositionals: true,
});

/**
 * The test module of a suite as one plain script, which the node and the web extension host load alike. It lies inside the
 * extension in development: VS Code runs it in that extension's host.
 */
async function bundleSuite(suite, extension, outcomeFile) {
  const outfile = resolve(extension, 'out/test/vscode', suite.name, 'index.js');
  await build({
    entryPoints: [resolve(projectFolder, 'test/vscode', suite.name, 'suite.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: suite.extension === 'web' ? 'browser' : 'node',
    target: 'es2022',
    sourcemap: 'inline',
    external: ['vscode'],
    define: { OUTCOME_FILE: JSON.stringify(outcomeFile) },
    logLevel: 'warning',
  });
  return outfile;
}

/** The two hosts a suite can run in; the desktop one only where VS Code could be downloaded. */
async function startHosts(chosen) {
  const desktop = chosen.some((suite) => suite.anyEditor) ? await findDesktopVsCode() : undefined;
  if (desktop && chosen.every((suite) => suite.anyEditor)) return { desktop, stop: async () => undefined };
  await ensureVsCodeServer();
  const executablePath = await ensureChromium();
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  return { desktop, browser, stop: () => browser.close() };
}

async function runSuite(suite, hosts, scratch) {
  const workspace = resolve(scratch, 'workspace');
  await mkdir(workspace, { recursive: true });
  const { makeWorkspace } = await import(`./${suite.name}/workspace.ts`);
  await makeWorkspace(workspace);
  const extension = await extensionFolder(suite.extension, scratch, resolve(options.extension));
  const vsix = suite.extension === 'packaged' ? await buildPackage(resolve(scratch, 'certscope.vsix')) : undefined;
  const { workspaceTrust } = suite;
  if (suite.fileSystem) await installFileSystem(suite, scratch);
  const setup = { scratch, workspace, extension, vsix, workspaceTrust, browser: hosts.browser };
  if (suite.where === 'page') {
    const { testsOnPage } = await import(`./${suite.name}/suite.ts`);
    const folder = suite.fileSystem ? `${suite.fileSystem}:/workspace` : workspace;
    return openWorkbench({ ...setup, workspace: folder }, testsOnPage);
  }
  const outcomeFile = resolve(scratch, 'outcome.json');
  const testModule = await bundleSuite(suite, extension, outcomeFile);
  const inHost = { ...setup, testModule, outcomeFile };
  if (hosts.desktop && suite.anyEditor) return runInDesktopVsCode({ ...inHost, executable: hosts.desktop });
  return suite.extension === 'web' ? runInWebHost(inHost) : runInNodeHost(inHost);
}

/** A suite that does not come to its end is one failed test that says why. */
async function runSuiteSafely(suite, hosts) {
  const scratch = await mkdtemp(resolve(tmpdir(), `certscope-${suite.name}-`));
  try {
    return await runSuite(suite, hosts, scratch);
  } catch (error) {
    return [{ name: 'the suite runs to its end', status: 'failed', milliseconds: 0, error: error.stack }];
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

const marks = { passed: '✓', failed: '✗', skipped: '-' };

function printOutcome({ name, status, milliseconds, error }) {
  console.log(`  ${marks[status]} ${name} (${milliseconds} ms)`);
  if (error) console.log(error.replaceAll(/^/gm, '      '));
}

const chosen = wanted.length === 0 ? suites : suites.filter((suite) => wanted.includes(suite.name));
const hosts = await startHosts(chosen);
const outcomes = [];
try {
  for (const suite of chosen) {
    const start = performance.now();
    const ofSuite = await runSuiteSafely(suite, hosts);
    console.log(`${suite.name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    ofSuite.forEach(printOutcome);
    outcomes.push(...ofSuite);
  }
} finally {
  await hosts.stop();
}

const count = (status) => outcomes.filter((outcome) => outcome.status === status).length;
const totals = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
await mkdir(resolve(projectFolder, 'out'), { recursive: true });
await writeFile(resolve(projectFolder, 'out/editor.json'), JSON.stringify({ ...totals, outcomes }, undefined, 2));
console.log(`editor: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 ? 0 : 1;
