// `npm run picture`: takes the README's pictures from the real editor. docs/images/hover.png: a sample open, its hover shown, Problems
// below. docs/images/issue.png: the picker of names while a certificate is issued.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
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
    path: resolve(projectFolder, 'docs/images/issue.png'),
    clip: { x: 330, y: 0, width: 630, height: 300 },
  });
}

await ensureVsCodeServer();
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
const scratch = await mkdtemp(resolve(tmpdir(), 'certscope-picture-'));
const settings = { 'editor.minimap.enabled': false, 'editor.hover.delay': 200, 'window.commandCenter': false };
const setup = { scratch, workspace: resolve(projectFolder, 'samples'), extension: projectFolder, browser, settings };
try {
  await mkdir(resolve(projectFolder, 'docs/images'), { recursive: true });
  await openWorkbench(setup, async (page) => {
    const workbench = new Workbench(page);
    await workbench.openFile('expires-soon.pem');
    await workbench.runCommand('Show Problems of This File');
    await workbench.problemsText();
    // Lenses come a moment after the text; the picture shows both.
    await page.locator('.codelens-decoration:visible').filter({ hasText: 'Issuing CA' }).waitFor();
    // The mouse may still rest on something with a hover of its own.
    for (let attempt = 0; attempt < 10; attempt++) {
      if ((await workbench.hoverLine(10)).includes('Issued by')) break;
    }
    await page.screenshot({ path: resolve(projectFolder, 'docs/images/hover.png') });
    await workbench.openFile('service.yaml');
    await takeIssuing(page, workbench);
  });
} finally {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
}
