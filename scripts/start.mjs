// `npm start`: installs, builds, makes samples/ and opens them in a real VS Code with the extension loaded.
//   --code    insist on the `code` command
//   --web     the VS Code from npm in the browser, also where `code` is there
//   --check   only see that it comes up, then end
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureVsCodeServer, remoteUri, startVsCodeServer, workbenchUrl } from './editor/vscode-server.mjs';
import { ensureInstalled } from './install.mjs';
import { findProgram, projectFolder, run, runOrThrow } from './processes.mjs';

const { values: options } = parseArgs({
  options: { code: { type: 'boolean' }, web: { type: 'boolean' }, check: { type: 'boolean' } },
});

const samples = resolve(projectFolder, 'samples');

async function prepare() {
  await ensureInstalled();
  console.log('Building …');
  await runOrThrow('node', ['esbuild.mjs']);
  if (!existsSync(resolve(projectFolder, 'scripts/make-samples.mjs'))) return;
  console.log('Making samples/ …');
  await runOrThrow('node', ['scripts/make-samples.mjs']);
}

const hasDesktop = () =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Shows `url` in the user's browser, where there is a desktop to show it on. */
async function openInBrowser(url) {
  if (!hasDesktop()) return;
  if (process.platform === 'darwin') await run('open', [url], { quiet: true });
  else if (process.platform === 'win32') await run('explorer', [`"${url}"`], { quiet: true });
  else await run('xdg-open', [url], { quiet: true });
}

/** Throws unless the workbench's page is served. */
async function checkAnswers(url) {
  const response = await fetch(url);
  const page = await response.text();
  if (!response.ok || !page.includes('vscode-workbench-web-configuration')) throw new Error(`${url} does not answer`);
  console.log('The workbench answers.');
}

async function openDesktop() {
  const args = ['--new-window', `--extensionDevelopmentPath=${projectFolder}`, samples];
  console.log(`code ${args.join(' ')}`);
  await runOrThrow('code', options.check ? ['--version'] : args);
}

const untilInterrupted = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });

async function openFromNpm() {
  await ensureVsCodeServer();
  const dataFolder = resolve(projectFolder, '.cache/editor/start');
  const server = await startVsCodeServer({ dataFolder, extensionsFolder: resolve(dataFolder, 'extensions') });
  const url = workbenchUrl(server.origin, samples, { extensionDevelopmentPath: remoteUri(projectFolder) });
  try {
    if (options.check) return await checkAnswers(url);
    console.log(`\nVS Code with CertScope on samples/ (Ctrl+C ends it):\n\n  ${url}\n`);
    await openInBrowser(url);
    await untilInterrupted();
  } finally {
    await server.stop();
  }
}

await prepare();
const hasCode = (await findProgram(process.platform === 'win32' ? ['code.cmd'] : ['code'])) !== undefined;
if (options.code && !hasCode) throw new Error('There is no `code` on the PATH.');
await (hasCode && !options.web ? openDesktop() : openFromNpm());
