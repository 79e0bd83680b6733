import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../server/src/issue/secret.ts';
import { createUserStorage, storageFolder } from '../../server/src/runtime/node/user-storage.ts';
import { english } from '../../server/src/text/localize.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const secret = (text: string): Secret => new Secret(bytes(text));
const text = (content: Uint8Array | undefined): string | undefined => content && new TextDecoder().decode(content);

describe('the user’s own storage', () => {
  const place = (platform: NodeJS.Platform, environment: Record<string, string> = {}): string =>
    storageFolder({ platform, environment, homeFolder: () => '/home/ann' });

  it('is where the system keeps what belongs to a program, or where CERTSCOPE_HOME says', () => {
    expect(place('linux')).toBe('/home/ann/.local/share/certscope');
    expect(place('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/certscope');
    expect(place('darwin')).toBe('/home/ann/Library/Application Support/certscope');
    expect(place('win32', { LOCALAPPDATA: '/local' })).toBe('/local/certscope');
    expect(place('win32')).toBe('/home/ann/AppData/Local/certscope');
    expect(place('darwin', { CERTSCOPE_HOME: '/secrets', XDG_DATA_HOME: '/data' })).toBe('/secrets');
  });
});

describe('a development CA in storage', () => {
  let home: string;
  beforeEach(() => {
    home = join(mkdtempSync(join(tmpdir(), 'certscope-storage-')), 'certscope');
  });
  afterEach(() => rmSync(join(home, '..'), { recursive: true }));
  const storage = () => createUserStorage(home, english);
  const ca = [
    { name: 'ca.pem', content: bytes('certificate') },
    { name: 'ca-key.pem', content: secret('key') },
  ];

  it('is read as it was kept, by the user alone', async () => {
    expect(await storage().folders()).toEqual([]);
    expect((await storage().write('payments', ca)).kind).toBe('written');
    expect(await storage().folders()).toEqual(['payments']);
    expect(text(await storage().read('payments/ca-key.pem'))).toBe('key');
    expect(await storage().read('payments/none.pem')).toBeUndefined();
    const modes = ['', 'payments', 'payments/ca-key.pem'].map((name) => statSync(join(home, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  it('never loses its key to another of that name; what it has revoked is written anew', async () => {
    await storage().write('payments', [...ca, { name: 'revoked.json', content: bytes('[]') }]);
    const again = await storage().write('payments', [
      { name: 'ca.pem', content: bytes('x') },
      { name: 'ca-key.pem', content: secret('x') },
    ]);
    expect(again.kind).toBe('exists');
    expect(text(await storage().read('payments/ca.pem'))).toBe('certificate');
    expect((await storage().write('payments', [{ name: 'revoked.json', content: bytes('[1]') }])).kind).toBe('written');
    expect(text(await storage().read('payments/revoked.json'))).toBe('[1]');
  });

  it('keeps to its place, whatever it is called', async () => {
    writeFileSync(join(home, '..', 'outside'), 'outside');
    for (const name of ['..', '../x', '/etc', '', 'a/b', 'a\\b']) {
      expect((await storage().write(name, ca)).kind).toBe('failed');
      expect(await storage().read(`${name}/outside`)).toBeUndefined();
    }
    expect(await storage().read('../outside')).toBeUndefined();
    expect(readdirSync(join(home, '..'))).toEqual(['outside']);
  });
});
