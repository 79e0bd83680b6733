import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { causes } from '../../server/src/handshake/diagnose/registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('every cause and finding has its page, with what is said of it in the source', async () => {
  const node = `${root}node_modules/.bin/node`;
  const script = `${root}scripts/build-connect-docs.mjs`;
  const { stderr } = await promisify(execFile)(node, [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    script,
    '--check',
  ]);
  expect(stderr).toBe('');
});

it('every cause has a file of its name, and every name stands once', () => {
  const files = new Set(readdirSync(`${root}server/src/handshake/diagnose`));
  expect(causes.filter(({ id }) => !files.has(`${id}.ts`))).toEqual([]);
  expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
});
