// Draws images/icon.png (128 × 128, what the Marketplace wants) from images/icon.svg: `node scripts/icon.mjs`.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { chromiumArguments, ensureChromium } from './editor/chromium.mjs';

const size = 128;
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments });
const page = await browser.newPage({ viewport: { width: size, height: size } });
const svg = await readFile('images/icon.svg', 'utf8');
await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
await writeFile('images/icon.png', await page.screenshot({ omitBackground: true }));
await browser.close();
