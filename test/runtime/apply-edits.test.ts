import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/runtime/node/apply-edits.ts';
import { english } from '../../server/src/text/localize.ts';
import { makeLeaf, makePki } from '../builders/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'certscope-edit-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const path = (name: string): string => join(root, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');

/** Puts `text` where `old` stands in a file. */
function edit(name: string, old: string, text: string, encoding: BufferEncoding = 'utf8') {
  const before = readFileSync(path(name))
    .toString(encoding)
    .replace('\ufeff', encoding === 'utf8' ? '\ufeff' : '');
  const start = before.indexOf(old);
  return { uri: pathToFileURL(path(name)).href, start, end: start + old.length, text, holdsKey: false };
}

describe('a certificate renewed in its files', () => {
  it('keeps what stands around it, the mode and the owner', async () => {
    writeFileSync(path('chain.pem'), '# Zürich 🔑\nOLD\nROOT\nOLD2\n');
    chmodSync(path('chain.pem'), 0o640);
    if (process.getuid?.() === 0) chownSync(path('chain.pem'), 1234, 2345);
    const before = statSync(path('chain.pem'));
    const outcome = await applyEdits(
      [edit('chain.pem', 'OLD\n', 'NEW CERT\n'), edit('chain.pem', 'OLD2', 'N')],
      english,
    );
    expect(outcome).toEqual({ kind: 'written', files: [pathToFileURL(path('chain.pem')).href] });
    expect(read('chain.pem')).toBe('# Zürich 🔑\nNEW CERT\nROOT\nN\n');
    const { mode, uid, gid } = statSync(path('chain.pem'));
    expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid });
  });

  it('changes certificate and key together or neither', async () => {
    writeFileSync(path('cert.pem'), 'OLD CERT');
    writeFileSync(path('key.pem'), 'OLD KEY');
    const stale = { ...edit('key.pem', 'OLD', 'NEW'), end: 100 };
    const refused = await applyEdits([edit('cert.pem', 'OLD', 'NEW'), stale], english);
    expect(refused).toMatchObject({ kind: 'failed', message: expect.stringContaining('has changed since') });
    expect([read('cert.pem'), read('key.pem')]).toEqual(['OLD CERT', 'OLD KEY']);
    await applyEdits([edit('cert.pem', 'OLD', 'NEW'), edit('key.pem', 'OLD', 'NEW')], english);
    expect([read('cert.pem'), read('key.pem')]).toEqual(['NEW CERT', 'NEW KEY']);
  });

  it('waits for what has to be done before, which is not begun where a file cannot follow', async () => {
    writeFileSync(path('cert.pem'), 'OLD CERT');
    const states: string[] = [];
    const before = (answer: string | undefined) => async () => {
      states.push(read('cert.pem'));
      return answer;
    };
    const fresh = edit('cert.pem', 'OLD', 'NEW');
    const gone = { ...fresh, uri: pathToFileURL(path('gone.pem')).href };
    expect(await applyEdits([fresh, gone], english, before(undefined))).toMatchObject({ kind: 'failed' });
    expect(states).toEqual([]);
    expect(await applyEdits([fresh], english, before('no'))).toMatchObject({ kind: 'failed', message: 'no' });
    expect(readdirSync(root)).toEqual(['cert.pem']);
    await applyEdits([fresh], english, before(undefined));
    expect([...states, read('cert.pem')]).toEqual(['OLD CERT', 'OLD CERT', 'NEW CERT']);
  });

  it('refuses edits that overlap, a file that is gone, and DER', async () => {
    writeFileSync(path('cert.pem'), 'OLD CERT');
    const both = [edit('cert.pem', 'OLD CERT', 'NEW'), edit('cert.pem', 'CERT', 'NEW')];
    expect(await applyEdits(both, english)).toMatchObject({ kind: 'failed' });
    expect(read('cert.pem')).toBe('OLD CERT');
    const gone = { ...edit('cert.pem', 'OLD', 'NEW'), uri: pathToFileURL(path('gone.pem')).href };
    expect(await applyEdits([gone], english)).toMatchObject({ kind: 'failed' });
    writeFileSync(path('cert.der'), makeLeaf(makePki().issuing, {}).der);
    const der = { ...gone, uri: pathToFileURL(path('cert.der')).href };
    expect(await applyEdits([der], english)).toMatchObject({ message: expect.stringContaining('DER') });
  });

  it('exchanges a DER file as a whole, mode and all, and only while it is one', async () => {
    const { issuing } = makePki();
    const [old, fresh] = [makeLeaf(issuing, {}).der, makeLeaf(issuing, {}).der];
    writeFileSync(path('cert.der'), old);
    chmodSync(path('cert.der'), 0o640);
    const { mode } = statSync(path('cert.der'));
    const exchange = { uri: pathToFileURL(path('cert.der')).href, content: fresh, holdsKey: false };
    expect(await applyEdits([exchange], english)).toMatchObject({ kind: 'written' });
    expect(readFileSync(path('cert.der'))).toEqual(Buffer.from(fresh));
    expect(statSync(path('cert.der')).mode).toBe(mode);
    writeFileSync(path('cert.der'), 'somebody made PEM of it');
    expect(await applyEdits([exchange], english)).toMatchObject({ message: expect.stringContaining('has changed') });
  });

  it.runIf(existsSync('/dev/zero'))('reads no device', async () => {
    const device = { uri: 'file:///dev/zero', start: 0, end: 0, text: '', holdsKey: false };
    expect(await applyEdits([device], english)).toMatchObject({ kind: 'failed' });
  });

  it('does not follow a link', async () => {
    writeFileSync(path('real.pem'), 'OLD');
    symlinkSync('real.pem', path('link.pem'));
    const outcome = await applyEdits([edit('link.pem', 'OLD', 'NEW')], english);
    expect(outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('symbolic link') });
    expect(read('real.pem')).toBe('OLD');
  });

  it('keeps UTF-16 and byte order marks', async () => {
    writeFileSync(path('wide.pem'), Buffer.from('\ufeffa OLD b', 'utf16le'));
    await applyEdits([edit('wide.pem', 'OLD', 'NEW', 'utf16le')], english);
    expect(readFileSync(path('wide.pem'))).toEqual(Buffer.from('\ufeffa NEW b', 'utf16le'));
    writeFileSync(path('big.pem'), Buffer.from('\ufeffa OLD b', 'utf16le').swap16());
    await applyEdits(
      [{ ...edit('wide.pem', 'NEW', 'NEW', 'utf16le'), uri: pathToFileURL(path('big.pem')).href }],
      english,
    );
    expect(readFileSync(path('big.pem'))).toEqual(Buffer.from('\ufeffa NEW b', 'utf16le').swap16());
    writeFileSync(path('marked.pem'), '\ufeffOLD');
    await applyEdits([edit('marked.pem', 'OLD', 'NEW')], english);
    expect(read('marked.pem')).toBe('\ufeffNEW');
  });
});
