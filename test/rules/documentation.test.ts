import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The text of all tests below a folder. */
function testsIn(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

const familyOf = (id: string): string => id.slice(0, id.indexOf('/'));

it('every rule has its page, and pages, tables, settings and titles in both languages say what the rules say', async () => {
  for (const { id } of rules) expect(existsSync(`${root}docs/rules/${id}.md`), id).toBe(true);
  const node = `${root}node_modules/.bin/node`;
  const { stderr } = await promisify(execFile)(node, [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    `${root}scripts/build-rules.mjs`,
    '--check',
  ]);
  expect(stderr).toBe('');
});

it('every rule has its file, named by its id', () => {
  for (const { id } of rules) expect(existsSync(`${root}server/src/rules/${id}.ts`), id).toBe(true);
});

describe('every rule is tried', () => {
  const isField = ({ scope }: { readonly scope: string }): boolean => scope === 'certificate' || scope === 'crl';

  it('on fixtures, where it looks at one certificate or list: each family of those tries all that it has', () => {
    const families = new Set(rules.filter(isField).map(({ id }) => familyOf(id)));
    const missing = [...families].filter(
      (family) => !testsIn(join(import.meta.dirname, family)).includes(`testFieldRules(${family}Rules`),
    );
    expect(missing).toEqual([]);
  });

  it('in a story that names it, where it looks at more', () => {
    const stories = testsIn(join(root, 'test', 'rules'));
    const missing = rules.filter((rule) => !isField(rule) && !stories.includes(rule.id)).map(({ id }) => id);
    expect(missing).toEqual([]);
  });
});
