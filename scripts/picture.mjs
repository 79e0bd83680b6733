// `npm run picture [-- hover issue connect]`: takes pictures for the README from the real editor. docs/images/hover.png: a sample open, its hover
// shown, Problems below. docs/images/issue.png: the picker of names while a certificate is issued. docs/images/connect.png: a pair made, the test
// server started, and why it refuses a client without a certificate.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { projectFolder, runOrThrow } from './processes.mjs';

await ensureInstalled();
await runOrThrow('node', ['esbuild.mjs']);
await runOrThrow('node', ['scripts/make-samples.mjs']);

const { chromium } = await import('playwright-core');
const { chromiumArguments, ensureChromium } = await import('./editor/chromium.mjs');
const { ensureVsCodeServer } = await import('./editor/vscode-server.mjs');
const { openWorkbench } = await import('../test/vscode/hosts/browser.mjs');
const { Workbench } = await import('../test/vscode/harness/workbench.ts');

/** A name of the workspace ticked besides those of this machine. */
async function takeIssuing(page, workbench) {
  await workbench.runCommand('Issue Development Certificate');
  await workbench.question('What is the certificate for?');
  await workbench.press('Enter');
  await workbench.question('Names that it is known by');
  await workbench.pickerText();
  await workbench.pick('api.payments.svc.cluster.local');
  // Away from the list, where it would say the name once more.
  await page.mouse.move(600, 600);
  await page.screenshot({
    path: image('issue.png'),
    clip: { x: 330, y: 0, width: 630, height: 300 },
  });
}

async function takeHover(page, workbench) {
  await workbench.openFile('expires-soon.pem');
  await workbench.runCommand('Show Problems of This File');
  await workbench.problemsText();
  // Lenses come a moment after the text; the picture shows both.
  await page.locator('.codelens-decoration:visible').filter({ hasText: 'Issuing CA' }).waitFor();
  // The mouse may still rest on something with a hover of its own.
  for (let attempt = 0; attempt < 10; attempt++) {
    if ((await workbench.hoverLine(10)).includes('Issued by')) break;
  }
  await page.screenshot({ path: image('hover.png') });
}

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n  namespace: payments\n';

async function takeConnection(page, workbench) {
  await workbench.openFile('service.yaml');
  await workbench.runCommand('Make an mTLS Pair');
  const questions = [
    'Names of the server',
    'Names of the client',
    'Kind of key',
    'How long is it valid?',
    'Both signed by',
  ];
  for (const question of [...questions, 'In which forms?', 'Where to?']) {
    await workbench.question(question);
    await workbench.press('Enter');
  }
  await workbench.notification(/signed by/);
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('Start mTLS Test Server');
  await workbench.notification(/The test server listens/);
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('View: Hide Panel');
  await workbench.runCommand('Test Connection…');
  for (const question of ['Connect to', 'Client certificate', 'Trusted CAs', 'Go on, or choose what to change']) {
    await workbench.question(question);
    await workbench.press('Enter');
  }
  await workbench.editorSays('.connection.txt', 'The server requires a client certificate');
  await page.locator('.codelens-decoration:visible').filter({ hasText: 'Test again' }).waitFor();
  await page.screenshot({ path: image('connect.png') });
}

await ensureVsCodeServer();
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
const scratch = await mkdtemp(resolve(tmpdir(), 'certscope-picture-'));
const isWanted = (name) => process.argv.length === 2 || process.argv.includes(name);
const image = (name) => resolve(projectFolder, 'docs/images', name);
const settings = {
  'remote.autoForwardPorts': false,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 200,
  'window.commandCenter': false,
};
const setup = { scratch, workspace: resolve(projectFolder, 'samples'), extension: projectFolder, browser, settings };
try {
  await mkdir(resolve(projectFolder, 'docs/images'), { recursive: true });
  if (isWanted('hover')) await openWorkbench(setup, (page) => takeHover(page, new Workbench(page)));
  if (isWanted('issue')) {
    await openWorkbench(setup, async (page) => {
      const workbench = new Workbench(page);
      await workbench.openFile('service.yaml');
      await takeIssuing(page, workbench);
    });
  }
  if (isWanted('connect')) {
    const workspace = resolve(scratch, 'payments');
    await mkdir(workspace);
    await writeFile(resolve(workspace, 'service.yaml'), service);
    await openWorkbench({ ...setup, workspace }, (page) => takeConnection(page, new Workbench(page)));
  }
} finally {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
}
