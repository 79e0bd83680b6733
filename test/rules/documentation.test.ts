import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('every rule has its page, and pages, table and settings say what the rules say', async () => {
  for (const { id } of rules) expect(existsSync(`${root}docs/rules/${id}.md`), id).toBe(true);
  const node = `${root}node_modules/.bin/node`;
  const { stderr } = await promisify(execFile)(node, [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    `${root}scripts/build-rules.mjs`,
    '--check',
  ]);
  expect(stderr).toBe('');
});
