import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeFiles, type NodeFileOptions } from '../../server/src/runtime/node/files.ts';

const root = mkdtempSync(join(tmpdir(), 'certscope-files-'));
const outside = mkdtempSync(join(tmpdir(), 'certscope-outside-'));
const uri = pathToFileURL(root).href;
const defaults: NodeFileOptions = { respectGitignore: true, maxFileBytes: 200_000, exclude: [] };
const signal = new AbortController().signal;

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

beforeAll(() => {
  write('a.pem', '-----BEGIN X-----');
  write('certs/b (1).crt', '-----BEGIN X-----');
  write('certs/readme.md', '-----BEGIN X-----');
  write('certs/ignored.pem', '-----BEGIN X-----');
  write('certs/.gitignore', '*.pem\n!kept.pem\n');
  write('certs/kept.pem', '-----BEGIN X-----');
  write('.gitignore', '/build\nkept.pem\n');
  write('build/c.pem', '-----BEGIN X-----');
  write('node_modules/d.pem', '-----BEGIN X-----');
  write('.git/e.pem', '-----BEGIN X-----');
  write('deploy/values.yaml', 'a: 1\n');
  write('deploy/secret.yaml', 'kind: Secret\n');
  write('deploy/big.json', `"${'x'.repeat(150_000)} LS0tLS1CRUdJTiB"`);
  write('deploy/huge.json', `"${'x'.repeat(300_000)} caBundle"`);
  writeFileSync(join(outside, 'secret.pem'), '-----BEGIN X-----');
  symlinkSync(join(outside, 'secret.pem'), join(root, 'link.pem'));
  symlinkSync(outside, join(root, 'linked'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
  rmSync(outside, { recursive: true });
});

async function list(options: Partial<NodeFileOptions> = {}): Promise<string[]> {
  const names: string[] = [];
  for await (const file of createNodeFiles([uri], { ...defaults, ...options }).list(signal)) {
    names.push(file.uri.slice(uri.length + 1));
  }
  return names;
}

async function load(options: Partial<NodeFileOptions> = {}): Promise<{ names: string[]; scanned: number }> {
  const names: string[] = [];
  let scanned = 0;
  for await (const batch of createNodeFiles([uri], { ...defaults, ...options }).load(signal, 1 << 20)) {
    scanned += batch.scanned;
    names.push(...batch.files.map((file) => file.uri.slice(uri.length + 1)));
  }
  return { names, scanned };
}

const listed = [
  'a.pem',
  'certs/b%20%281%29.crt',
  'certs/kept.pem',
  'deploy/big.json',
  'deploy/huge.json',
  'deploy/secret.yaml',
  'deploy/values.yaml',
];

describe('walking folders', () => {
  it('lists candidates, without what git ignores, links, and folders of others', async () => {
    expect(await list()).toEqual(listed);
  });

  it('finds nothing in what is no folder of this machine', async () => {
    const found: string[] = [];
    const files = createNodeFiles(['file://elsewhere/share', 'https://elsewhere/', 'nonsense'], defaults);
    for await (const { uri: each } of files.list(signal)) found.push(each);
    expect(found).toEqual([]);
  });

  it('lists what git ignores where that is wanted', async () => {
    expect(await list({ respectGitignore: false })).toEqual(
      expect.arrayContaining(['build/c.pem', 'certs/ignored.pem']),
    );
  });

  it('goes through a folder that git passes over as a whole where it is named, and not on the way', async () => {
    write('keys/.gitignore', '# ours\n*\n');
    write('keys/server.pem', '-----BEGIN X-----');
    write('keys/old/.gitignore', '*.pem\n');
    write('keys/old/server.pem', '-----BEGIN X-----');
    const named: string[] = [];
    for await (const file of createNodeFiles([`${uri}/keys`], defaults).list(signal)) named.push(file.uri);
    expect(named).toEqual([`${uri}/keys/server.pem`]);
    expect(await list()).toEqual(listed);
    rmSync(join(root, 'keys'), { recursive: true });
  });

  it('leaves out what globs exclude', async () => {
    expect(await list({ exclude: ['**/*.{json,yaml}', 'certs'] })).toEqual(['a.pem']);
    expect(await list({ exclude: ['deploy/**'] })).toEqual(listed.slice(0, 3));
  });

  it('loads only what may hold something', async () => {
    const { names, scanned } = await load();
    expect(names).toEqual([
      'a.pem',
      'certs/b%20%281%29.crt',
      'certs/kept.pem',
      'deploy/big.json',
      'deploy/secret.yaml',
    ]);
    expect(scanned).toBe(8);
  });

  it('stops when nobody waits any more', async () => {
    const abort = new AbortController();
    abort.abort();
    for await (const file of createNodeFiles([uri], defaults).list(abort.signal)) expect(file).toBe('nothing');
  });
});

describe('reading files', () => {
  const files = createNodeFiles([uri], defaults);

  it('reads whole files up to a size', async () => {
    expect(Buffer.from((await files.read(`${uri}/a.pem`, 100)) ?? '').toString()).toBe('-----BEGIN X-----');
    expect(await files.read(`${uri}/a.pem`, 5)).toBeUndefined();
    expect((await files.read(`${uri}/deploy/big.json`, 200_000))?.length).toBe(150_018);
    expect(await files.read(`${uri}/deploy/huge.json`, 1 << 20)).toBeUndefined();
  });

  it('stays inside its folders', async () => {
    expect(await files.read(pathToFileURL(join(outside, 'secret.pem')).href, 100)).toBeUndefined();
    expect(await files.read(`${uri}/link.pem`, 100)).toBeUndefined();
    expect(await files.read(`${uri}/certs`, 100)).toBeUndefined();
    expect(await files.read(`${uri}/gone.pem`, 100)).toBeUndefined();
    expect(await files.read('untitled:a.pem', 100)).toBeUndefined();
  });
});
