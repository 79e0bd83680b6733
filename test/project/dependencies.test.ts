import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest: {
  readonly engines: { readonly vscode: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
} = JSON.parse(read('package.json'));
const locked: Readonly<Record<string, Locked>> = JSON.parse(read('package-lock.json')).packages;

describe('the dependencies', () => {
  it('are pinned exactly', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('hold one vscode-jsonrpc, or message types of client and server would not fit each other', () => {
    const copies = Object.keys(locked).filter((path) => /(^|\/)node_modules\/vscode-jsonrpc$/.test(path));
    expect(copies).toEqual(['node_modules/vscode-jsonrpc']);
  });

  it('know the API of the oldest VS Code we run in, and no newer one', () => {
    expect(manifest.devDependencies['@types/vscode']).toBe(manifest.engines.vscode.replace('^', ''));
  });

  it('name no registry: the lock file works with any', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });
});
