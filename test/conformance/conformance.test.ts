import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { findShortfalls } from './floors.mjs';
import { runSuites, score } from './run-suites.mjs';

const corpora = process.env['CERTSCOPE_CORPORA'] ?? resolve(import.meta.dirname, '../../../shared/corpora');
const path = join(corpora, 'path');
const isAbsent = !existsSync(path);
if (isAbsent) console.warn(`skipped: no corpora at ${path} (set CERTSCOPE_CORPORA)`);

describe('public certification path suites', () => {
  it.skipIf(isAbsent)('are agreed with as much as recorded', async () => {
    const scores = (await runSuites(path, createNodeRuntime())).map(score);
    expect(scores.length).toBeGreaterThan(0);
    expect(scores.flatMap((each) => findShortfalls(each, { timed: false }))).toEqual([]);
  });

  it.skipIf(isAbsent)('get the same answers from WebCrypto, or none where it lacks the algorithm', async () => {
    const [native, web] = [await runSuites(path, createNodeRuntime()), await runSuites(path, createBrowserRuntime())];
    const ofNode = native.flatMap(({ results }) => results);
    const ofWeb = web.flatMap(({ results }) => results);
    const different = ofWeb.filter(({ actual }, index) => actual !== ofNode[index]?.actual);
    expect(different.filter(({ reason }) => !reason.includes('signature-uncheckable'))).toEqual([]);
  });
});
