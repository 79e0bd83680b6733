import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../server/src/issue/secret.ts';
import { StoredAuthorities } from '../../server/src/issue/stored-authorities.ts';
import { createUserStorage, storageFolder } from '../../server/src/runtime/node/user-storage.ts';
import { english } from '../../server/src/text/localize.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const secret = (text: string): Secret => new Secret(bytes(text));
const text = (content: Uint8Array | string | undefined): string | undefined =>
  content instanceof Uint8Array ? new TextDecoder().decode(content) : content;

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

  it('remembers tens of thousands of revocations', async () => {
    const authorities = new StoredAuthorities(storage());
    const revocations = Array.from({ length: 50_000 }, (_, index) => ({
      serial: index.toString(16).padStart(32, '0'),
      date: 1_700_000_000_000 + index,
      reason: 'keyCompromise' as const,
    }));
    await authorities.saveLedger('payments', { crlNumber: 7, revocations });
    expect(await authorities.ledger('payments', english)).toEqual({ crlNumber: 7, revocations });
  });

  it('is not taken for new where what it has revoked does not open, nor given more than it reads', async () => {
    await storage().write('payments', ca);
    const long = [{ name: 'ledger.json', content: new Uint8Array(17 << 20) }];
    expect(await storage().write('payments', long)).toMatchObject({ kind: 'failed' });
    expect(await storage().read('payments/ledger.json')).toBeUndefined();
    writeFileSync(join(home, 'payments/ledger.json'), new Uint8Array(17 << 20));
    expect(await storage().read('payments/ledger.json')).toBe('unreadable');
    await expect(new StoredAuthorities(storage()).ledger('payments', english)).rejects.toThrow('does not open');
    rmSync(join(home, 'payments/ledger.json'));
    symlinkSync('elsewhere', join(home, 'payments/ledger.json'));
    expect(await storage().read('payments/ledger.json')).toBe('unreadable');
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

describe('several commands at once', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'certscope-storage-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));
  const lock = () => join(home, '.lock');
  /** One that gives up at once. */
  const storage = () => createUserStorage(home, english, { longest: 0, interval: 0 });
  const leave = (id: number, host = hostname()) =>
    writeFileSync(lock(), JSON.stringify({ host, process: id, is: 'theirs' }));

  it('change the storage one after the other', async () => {
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
      return name;
    };
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((name) => createUserStorage(home, english).exclusively(work(name))),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'done' && outcome.value)).toEqual(['a', 'b', 'c']);
    expect(steps).toEqual(
      ['a', 'b', 'c']
        .sort((x, y) => steps.indexOf(`${x} begins`) - steps.indexOf(`${y} begins`))
        .flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
    expect(existsSync(lock())).toBe(false);
  });

  it('leave the storage to others when they fail', async () => {
    const failing = storage().exclusively(() => Promise.reject(new Error('no such CA')));
    await expect(failing).rejects.toThrow('no such CA');
    expect(existsSync(lock())).toBe(false);
    expect((await storage().exclusively(async () => 'next')).kind).toBe('done');
  });

  it('do not wait for one that was killed, nor for one of yesterday', async () => {
    const patient = createUserStorage(home, english, { longest: 1, interval: 1 });
    leave(spawnSync('true').pid);
    expect((await patient.exclusively(async () => 'now')).kind).toBe('done');
    leave(1, 'another-machine');
    utimesSync(lock(), new Date(0), new Date(0));
    expect((await patient.exclusively(async () => 'now')).kind).toBe('done');
    expect(readdirSync(home)).toEqual([]);
  });

  it('say which file to delete where one never ends, and take nothing from it', async () => {
    for (const host of [hostname(), 'another-machine']) {
      leave(process.pid, host);
      const outcome = await storage().exclusively(async () => 'never');
      expect(outcome).toEqual({ kind: 'failed', message: expect.stringContaining(`delete ${lock()}`) });
      expect(existsSync(lock())).toBe(true);
    }
  });

  it('say so where the storage is no folder', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    const outcome = await createUserStorage(file, english).exclusively(async () => 'never');
    expect(outcome).toEqual({ kind: 'failed', message: expect.stringContaining(file) });
  });
});
