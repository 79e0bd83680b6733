// `npm run picture`: takes docs/images/hover.png from the real editor: a sample open, its hover shown, Problems below.
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
    await page
      .getByText(/· CA · expires/)
      .first()
      .waitFor();
    // The mouse may still rest on something with a hover of its own.
    for (let attempt = 0; attempt < 10; attempt++) {
      if ((await workbench.hoverLine(10)).includes('Issued by')) break;
    }
    await page.screenshot({ path: resolve(projectFolder, 'docs/images/hover.png') });
  });
} finally {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
}
