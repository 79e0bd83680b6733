import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { chromiumPath } from '../browser.ts';
import { findShortfalls } from './floors.mjs';
import { readSuites } from './read-cases.mjs';
import { runSuites, score } from './run-suites.mjs';

const corpora = process.env['CERTSCOPE_CORPORA'] ?? resolve(import.meta.dirname, '../../../shared/corpora');
const path = join(corpora, 'path');
const isAbsent = !existsSync(path);
if (isAbsent) console.warn(`skipped: no corpora at ${path} (set CERTSCOPE_CORPORA)`);
if (chromiumPath === undefined) console.warn('skipped: no Chromium to run a worker in (set CERTSCOPE_CHROMIUM)');

type Runs = Awaited<ReturnType<typeof runSuites>>;
const native: Promise<Runs> = isAbsent ? Promise.resolve([]) : runSuites(path, createNodeRuntime());

/** What WebCrypto does not know of what the suites sign with. There the answer is that it cannot be checked, never a verdict. */
const unsupported: ReadonlySet<string> = new Set([
  'dsa-with-SHA1',
  'dsa-with-SHA224',
  'dsa-with-SHA256',
  'md5WithRSAEncryption',
  'sha224WithRSAEncryption',
  // Where a key spells out its curve instead of naming it, which is refused anyway.
  'ecdsa-with-SHA256',
  'ecdsa-with-SHA384',
]);

type Result = Runs[number]['results'][number];

/** Cases that WebCrypto answers otherwise than Node, or for other reasons, without naming one of those algorithms. */
async function unexplained(web: Runs): Promise<readonly Result[]> {
  const ofNode = (await native).flatMap(({ results }) => results);
  const ofWeb = web.flatMap(({ results }) => results);
  expect(ofWeb.map(({ id }) => id)).toEqual(ofNode.map(({ id }) => id));
  return ofWeb.filter((result, index) => {
    const { actual, reason } = ofNode[index] ?? {};
    if (result.actual === actual && result.reason === reason) return false;
    const isUndecided = result.actual === actual || result.reason.startsWith('undecided: ');
    const names = [...result.reason.matchAll(/signature-uncheckable \(signatureValue \| ([\w-]+)\)/g)];
    return !isUndecided || names.length === 0 || !names.every(([, name = '']) => unsupported.has(name));
  });
}

describe('public certification path suites', () => {
  it.skipIf(isAbsent)('are agreed with as much as recorded', async () => {
    const scores = (await native).map(score);
    expect(scores.length).toBeGreaterThan(0);
    expect(scores.flatMap((each) => findShortfalls(each, { timed: false }))).toEqual([]);
  });

  it.skipIf(isAbsent)('get the same answers from WebCrypto but for the algorithms that it lacks', async () => {
    const web = await runSuites(path, createBrowserRuntime());
    expect(await unexplained(web)).toEqual([]);
  });

  it.skipIf(isAbsent || chromiumPath === undefined)(
    'get the same answers in a worker of a real browser but for the algorithms that it lacks',
    async () => {
      expect(await unexplained(await runInWorker())).toEqual([]);
    },
    180_000,
  );
});

/** All suites in a worker of Chromium, bundled as the project's own worker is. */
async function runInWorker(): Promise<Runs> {
  if (chromiumPath === undefined) throw new Error('No Chromium');
  const entry = join(import.meta.dirname, 'worker-entry.mjs');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'error',
  });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    // WebCrypto is only there in secure contexts, of which localhost is one.
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ body: outputFiles[0]?.text ?? '', contentType: 'text/javascript' })
        : route.fulfill({ body: '<!doctype html><title>worker</title>', contentType: 'text/html' }),
    );
    await page.goto('http://localhost/');
    const suites = JSON.stringify(await readSuites(path));
    return await page.evaluate(
      `new Promise((done, failed) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => failed(new Error(message));
        worker.postMessage(${suites});
      })`,
    );
  } finally {
    await browser.close();
  }
}
