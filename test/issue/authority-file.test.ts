import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IssuingTask } from '../../server/src/issue/tasks.ts';
import {
  type KeyAlgorithm,
  type KeyFormat,
  keyPem,
  makeCa,
  makeCsr,
  makeIntermediate,
  makeKey,
  PASSPHRASE,
} from '../builders/index.ts';
import { type Bench, createBench } from './bench.ts';

const ca = makeCa({ name: 'Corporate CA' });
const stranger = makeCa({ name: 'Another CA' });

interface Keys {
  readonly keyUri?: string;
  readonly password?: string;
}

/** What comes of asking the CA in `ca.pem` for a certificate, with these files beside it. */
async function ask(files: Readonly<Record<string, string>>, keys: Keys = {}): Promise<string> {
  const bench = createBench();
  for (const [name, text] of Object.entries({ 'ca.pem': ca.pem, ...files })) bench.put(`file:///w/${name}`, text);
  return sentenceOf(bench, keys);
}

async function sentenceOf({ service }: Bench, keys: Keys): Promise<string> {
  const authority = { kind: 'file', uri: 'file:///w/ca.pem', ...keys } as const;
  const task: IssuingTask = { kind: 'certificate', names: ['api.svc'], authority };
  const result = await service.perform(task, { formats: ['pem'] });
  return result.kind === 'refused' ? result.message : result.kind;
}

const key = (format: KeyFormat) => keyPem(ca.key, format);
const named = { keyUri: 'file:///w/other/ca.key' };
const password = PASSPHRASE;

/** As Windows and old OpenSSL encrypt PKCS#8: by PKCS#12's way from a password to a key. */
function withTripleDes(): string {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-key-'));
  const [input, output] = ['in.pem', 'out.pem'].map((name) => join(folder, name));
  writeFileSync(input ?? '', ca.keyPem, { mode: 0o600 });
  const args = [
    'pkcs8',
    '-topk8',
    '-v1',
    'PBE-SHA1-3DES',
    '-in',
    input ?? '',
    '-out',
    output ?? '',
    '-passout',
    `pass:${password}`,
  ];
  spawnSync('openssl', args);
  const text = readFileSync(output ?? '', 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

describe('the key of somebody’s CA', () => {
  it.each<[string, Readonly<Record<string, string>>, Keys]>([
    ['in clear, anywhere in the workspace', { 'keys/x.pem': key('pkcs8') }, {}],
    ['in OpenSSL’s own form', { 'ca.key': key('sec1') }, {}],
    ['encrypted beside it, with its password', { 'ca.key': key('encrypted-pkcs8') }, { password }],
    ['encrypted in the file that is named', { 'other/ca.key': key('encrypted-pkcs8') }, { ...named, password }],
  ])('signs %s', async (_, files, keys) => {
    expect(await ask(files, keys)).toBe('made');
  });

  it.each<[string, Readonly<Record<string, string>>, Keys, RegExp]>([
    ['is nowhere', {}, {}, /ca\.pem is not here/],
    [
      'is encrypted, and no password was given',
      { 'ca.key': key('encrypted-pkcs8') },
      {},
      /ca\.key is encrypted.*Give its password/,
    ],
    [
      'has another password',
      { 'ca.key': key('encrypted-pkcs8') },
      { password: 'no' },
      /ca\.key does not open with this password/,
    ],
    [
      'is in PEM’s old encryption',
      { 'ca.key': key('legacy-encrypted') },
      { password },
      /ca\.key .*form that is not read.*pkcs8 -topk8/,
    ],
    [
      'is in PKCS#12’s old encryption',
      { 'ca.key': withTripleDes() },
      { password },
      /ca\.key .*form that is not read.*pkcs8 -topk8/,
    ],
    ['is named, but not there', { 'ca.key': key('pkcs8') }, named, /other\/ca\.key is missing/],
    ['is named, but no key', { 'other/ca.key': ca.pem }, named, /other\/ca\.key holds no private key/],
    [
      'is another CA’s',
      { 'other/ca.key': stranger.keyPem },
      named,
      /ca\.key is that of another certificate than “Corporate CA”/,
    ],
  ])('is refused where it %s', async (_, files, keys, sentence) => {
    expect(await ask(files, keys)).toMatch(sentence);
  });

  it('signs below its root, with a path that is complete', async () => {
    const root = makeCa({ name: 'Corporate Root' });
    const issuing = makeIntermediate(root, { name: 'Corporate CA' });
    const bench = createBench();
    bench.put('file:///w/ca.pem', issuing.pem + root.pem + issuing.keyPem);
    const authority = { kind: 'file', uri: 'file:///w/ca.pem' } as const;
    const made = await bench.make({ kind: 'certificate', names: ['api.svc'], authority });
    expect(made.pem('ca.pem')).toBe(root.pem);
    expect(made.pem('fullchain.pem')).toBe(made.pem('cert.pem') + issuing.pem);
  });
});

describe('a kind of key that is not made here', () => {
  const withKey = (algorithm: KeyAlgorithm): Bench => {
    const other = makeCa({ name: 'Corporate CA', key: makeKey(algorithm) });
    const bench = createBench();
    bench.put('file:///w/ca.pem', other.pem + other.keyPem);
    return bench;
  };

  it.each<KeyAlgorithm>(['rsa-pss', 'p521'])('%s signs all the same', async (algorithm) => {
    const bench = withKey(algorithm);
    const authority = { kind: 'file', uri: 'file:///w/ca.pem' } as const;
    const made = await bench.make({ kind: 'certificate', names: ['api.svc'], authority });
    const issuer = new X509Certificate(made.pem('ca.pem'));
    expect(new X509Certificate(made.pem('cert.pem')).verify(issuer.publicKey)).toBe(true);
    expect(made.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    await bench.make({ kind: 'revoke', authority, certificates: [] });
  });

  it.each<[KeyAlgorithm, string]>([
    ['secp256k1', 'EC secp256k1'],
    ['brainpoolP256r1', 'EC brainpoolP256r1'],
  ])('%s is refused by its name', async (algorithm, kind) => {
    expect(await sentenceOf(withKey(algorithm), {})).toContain(`keys of the kind ${kind}`);
  });

  it.each<KeyAlgorithm>(['rsa-pss', 'secp256k1', 'ed25519'])(
    '%s may be a request’s, and is certified as it is',
    async (algorithm) => {
      const bench = createBench();
      const csr = makeCsr({ dns: ['api.svc'], key: makeKey(algorithm) });
      bench.put('file:///w/request.csr', csr.pem);
      const task = {
        kind: 'sign-request',
        uri: 'file:///w/request.csr',
        role: 'server',
        authority: { kind: 'development' },
      } as const;
      const made = await bench.make(task);
      expect(new X509Certificate(made.pem('cert.pem')).checkPrivateKey(createPrivateKey(csr.keyPem))).toBe(true);
    },
  );
});
