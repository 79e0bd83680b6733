import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

describe('README.md', () => {
  it('lists the settings and commands that the manifest has', () => {
    const { status, stderr } = spawnSync(process.execPath, [path('scripts/build-readme.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('says of check what its usage says', () => {
    const usage = readFileSync(path('server/src/cli/usage.ts'), 'utf8');
    const readme = readFileSync(path('README.md'), 'utf8');
    for (const option of ['--format text|json|sarif', '--now ISO']) {
      expect(usage).toContain(option);
      expect(readme).toContain(option);
    }
  });
});
