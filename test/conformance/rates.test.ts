import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Finding } from '../../server/src/rules/types.ts';
import { checkObjects, rateRules } from './rates/run-rates.mjs';

const corpora = process.env['CERTSCOPE_CORPORA'] ?? resolve(import.meta.dirname, '../../../shared/corpora');
const file = join(corpora, 'parse', 'objects.jsonl');
const isAbsent = !existsSync(file);
if (isAbsent) console.warn(`skipped: no corpora at ${file} (set CERTSCOPE_CORPORA)`);

/** Rules that speak above information of more than one in a hundred, and rightly so. */
const rightly: ReadonlySet<string> = new Set([
  // Certificates made for tests ten and more years ago.
  'key/rsa-too-short',
  'signature/broken-digest',
  'chain/weak-signature',
  // Keys that encapsulate and cannot sign.
  'chain/wrong-key-usage',
]);

it.skipIf(isAbsent)('hardly any rule warns of more than one public object in a hundred', async () => {
  const checked = await checkObjects(file, 'internal');
  const loud = checked.map((object) => ({
    ...object,
    findings: object.findings.filter(
      ({ severity }: Pick<Finding, 'severity'>) => severity === 'error' || severity === 'warning',
    ),
  }));
  const frequent = rateRules(loud).filter(({ objects }) => objects.length > checked.length / 100);
  expect(frequent.map(({ rule }) => rule).filter((rule) => !rightly.has(rule))).toEqual([]);
});
