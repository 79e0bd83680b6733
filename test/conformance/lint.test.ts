import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { findLintShortfalls } from './floors.mjs';
import { judgeCase, readLintCases, scoreSources } from './lint/judge-cases.mjs';

const corpora = process.env['CERTSCOPE_CORPORA'] ?? resolve(import.meta.dirname, '../../../shared/corpora');
const file = join(corpora, 'lint', 'zlint.jsonl');
const isAbsent = !existsSync(file);
if (isAbsent) console.warn(`skipped: no corpora at ${file} (set CERTSCOPE_CORPORA)`);

describe('what a public linter says of certificates and lists', () => {
  it.skipIf(isAbsent)('is agreed with as much as recorded', () => {
    const scores = scoreSources(readLintCases(file).map(judgeCase));
    expect(scores.length).toBeGreaterThan(0);
    expect(scores.flatMap(findLintShortfalls)).toEqual([]);
  });

  it('is compared with rules that look at one certificate or list', () => {
    const others = rules.filter(
      ({ zlint, scope }) => zlint !== undefined && scope !== 'certificate' && scope !== 'crl',
    );
    expect(others.map(({ id }) => id)).toEqual([]);
  });
});
