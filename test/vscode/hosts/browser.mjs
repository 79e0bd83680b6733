// A suite in the VS Code from npm, shown by Chromium.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { installVsix, remoteUri, startVsCodeServer, workbenchUrl } from '../../../scripts/editor/vscode-server.mjs';

/** How long a suite may take from the first page load to its outcome, in milliseconds. */
const suiteDeadline = 180_000;

/** What the suite wrote, or undefined while it is not there or not whole. */
const readOutcome = (file) =>
  readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);

/** Resolves with the outcome when it is there; rejects with what the page said when it never comes. */
async function untilOutcome(file, pageSaid) {
  const end = performance.now() + suiteDeadline;
  while (performance.now() < end) {
    const outcome = await readOutcome(file);
    if (outcome) return outcome;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no outcome after ${suiteDeadline / 1000} s; the page said:\n${pageSaid()}`);
}

/** Opens a page on the workbench and keeps what its console says. */
async function openPage(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const lines = [];
  page.on('console', (message) => lines.push(`[${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`[page error] ${error.message}`));
  await page.goto(url);
  return { page, said: () => lines.slice(-80).join('\n') };
}

/** Starts the server a suite asks for, hands it to `use`, and stops it. */
export async function withServer({ scratch, vsix, workspaceTrust, settings }, use) {
  const dataFolder = resolve(scratch, 'editor-data');
  const extensionsFolder = resolve(scratch, 'extensions');
  if (vsix) await installVsix(vsix, extensionsFolder, dataFolder);
  const server = await startVsCodeServer({ dataFolder, extensionsFolder, workspaceTrust, settings });
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** Runs a bundled test module in the extension host and resolves with the outcome of each test. */
export const runInExtensionHost = ({ browser, workspace, extension, testModule, outcomeFile, ...options }) =>
  withServer(options, async ({ origin }) => {
    const url = workbenchUrl(origin, workspace, {
      extensionDevelopmentPath: remoteUri(extension),
      extensionTestsPath: remoteUri(testModule),
    });
    const { page, said } = await openPage(browser, url);
    try {
      return await untilOutcome(outcomeFile, said);
    } finally {
      await page.close();
    }
  });

/** Opens the workbench as a person does, and hands the page to `use`. */
export const openWorkbench = ({ browser, workspace, extension, ...options }, use) =>
  withServer(options, async ({ origin }) => {
    const development = extension ? { extensionDevelopmentPath: remoteUri(extension) } : {};
    const { page, said } = await openPage(browser, workbenchUrl(origin, workspace, development));
    try {
      return await use(page);
    } catch (error) {
      throw new Error(`${error.message}\nthe page said:\n${said()}`, { cause: error });
    } finally {
      await page.close();
    }
  });
