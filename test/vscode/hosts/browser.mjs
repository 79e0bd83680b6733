// A suite in the VS Code from npm, shown by Chromium.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { installVsix, remoteUri, startVsCodeServer, workbenchUrl } from '../../../scripts/editor/vscode-server.mjs';
import { developWebExtension, serveExtension } from './web-extension.mjs';

/** How long a suite may take from the first page load to its outcome, in milliseconds. */
const suiteDeadline = 150_000;

/** What every page says because VS Code's native modules are not built and its gallery is not reached. */
const knownNoise = /native-watchdog|open-vsx|ERR_NAME_NOT_RESOLVED|404 \(Not Found\)|AccountPolicyGate/;

/** What the suite wrote, or undefined while it is not there or not whole. */
const readOutcome = (file) =>
  readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);

/** Resolves with the outcome when it is there; rejects when it never comes. */
async function untilOutcome(file) {
  const end = performance.now() + suiteDeadline;
  while (performance.now() < end) {
    const outcome = await readOutcome(file);
    if (outcome) return outcome;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no outcome after ${suiteDeadline / 1000} s`);
}

/** Starts the server a suite asks for, hands its origin to `use`, and stops it. */
async function withServer({ scratch, vsix, workspaceTrust, settings }, use) {
  const dataFolder = resolve(scratch, 'editor-data');
  const extensionsFolder = resolve(scratch, 'extensions');
  if (vsix) await installVsix(vsix, extensionsFolder, dataFolder);
  const server = await startVsCodeServer({ dataFolder, extensionsFolder, workspaceTrust, settings });
  try {
    return await use(server.origin);
  } finally {
    await server.stop();
  }
}

/** Opens an empty page for `use`; where that fails, the error tells what the page's console said. */
async function withPage(browser, use) {
  // A web extension comes over http here, which the workbench's policy only allows for https.
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const said = [];
  page.on('console', (message) => said.push(`[${message.type()}] ${message.text().slice(0, 300)}`));
  page.on('pageerror', (error) => said.push(`[page error] ${error.message}`));
  try {
    return await use(page);
  } catch (error) {
    const lines = said.filter((line) => !knownNoise.test(line)).slice(-40);
    throw new Error(`${error.message}\nthe page said:\n${lines.join('\n')}`, { cause: error });
  } finally {
    await page.close();
  }
}

/** Runs a bundled test module in the node extension host and resolves with the outcome of each test. */
export const runInNodeHost = ({ browser, workspace, extension, testModule, outcomeFile, ...options }) =>
  withServer(options, (origin) =>
    withPage(browser, async (page) => {
      const development = {
        extensionDevelopmentPath: remoteUri(extension),
        extensionTestsPath: remoteUri(testModule),
      };
      await page.goto(workbenchUrl(origin, workspace, development));
      return await untilOutcome(outcomeFile);
    }),
  );

/** The same in the web worker extension host. */
export const runInWebHost = ({ browser, workspace, extension, testModule, outcomeFile, ...options }) =>
  withServer(options, (origin) =>
    withPage(browser, async (page) => {
      const { authority, stop } = await serveExtension(extension);
      try {
        await developWebExtension(page, { authority, folder: extension, testModule });
        await page.goto(workbenchUrl(origin, workspace));
        return await untilOutcome(outcomeFile);
      } finally {
        await stop();
      }
    }),
  );

/** Opens the workbench as a person does, and hands the page to `use`. */
export const openWorkbench = ({ browser, workspace, extension, ...options }, use) =>
  withServer(options, (origin) =>
    withPage(browser, async (page) => {
      await page.goto(workbenchUrl(origin, workspace, { extensionDevelopmentPath: remoteUri(extension) }));
      return await use(page);
    }),
  );
