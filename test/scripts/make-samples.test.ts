import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSamples } from '../../scripts/make-samples.mjs';
import { DAY, NOW } from '../builders/index.ts';

describe('the samples', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certscope-samples-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const certificate = async (name: string): Promise<X509Certificate> => new X509Certificate(await read(name));

  it('hold a healthy mTLS pair with its CA', async () => {
    await makeSamples(NOW, folder);
    const [root, issuing] = [await certificate('mtls/ca.pem'), await certificate('mtls/issuing-ca.pem')];
    expect(issuing.verify(root.publicKey)).toBe(true);
    for (const peer of ['server', 'client']) {
      const leaf = await certificate(`mtls/${peer}.pem`);
      expect(leaf.verify(issuing.publicKey)).toBe(true);
      expect(leaf.checkPrivateKey(createPrivateKey(await read(`mtls/${peer}-key.pem`)))).toBe(true);
    }
  });

  it('are expired and about to expire on the day they are made', async () => {
    await makeSamples(NOW, folder);
    expect(Date.parse((await certificate('expired.pem')).validTo)).toBe(NOW - 3 * DAY);
    expect(Date.parse((await certificate('expires-soon.pem')).validTo)).toBe(NOW + 5 * DAY);
  });

  it('hold an expired certificate that can be renewed: its key and that of its CA are there', async () => {
    await makeSamples(NOW, folder);
    const [ca, expired] = [await certificate('dev-ca/ca.pem'), await certificate('dev-ca/reports.pem')];
    expect(expired.verify(ca.publicKey)).toBe(true);
    expect(Date.parse(expired.validTo)).toBe(NOW - 2 * DAY);
    expect(ca.checkPrivateKey(createPrivateKey(await read('dev-ca/ca-key.pem')))).toBe(true);
    expect(expired.checkPrivateKey(createPrivateKey(await read('dev-ca/reports-key.pem')))).toBe(true);
  });

  it('hold a key that does not match', async () => {
    await makeSamples(NOW, folder);
    const key = createPrivateKey(await read('mismatched-key/server-key.pem'));
    expect((await certificate('mismatched-key/server.pem')).checkPrivateKey(key)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('let nobody else read a key', async () => {
    const { written } = await makeSamples(NOW, folder);
    for (const name of written) {
      const { mode } = await stat(join(folder, name));
      const secret = /PRIVATE KEY|tls\.key: /.test(await read(name));
      expect([name, mode & 0o777]).toEqual([name, secret ? 0o600 : 0o644]);
    }
  });

  it('are made anew over their own files, and over no others', async () => {
    await writeFile(join(folder, 'expired.pem'), 'mine');
    expect((await makeSamples(NOW, folder)).left).toEqual(['expired.pem']);
    const before = await read('request.csr');
    const { written, left } = await makeSamples(NOW, folder);
    expect(written).toContain('request.csr');
    expect(left).toEqual(['expired.pem']);
    expect(await read('expired.pem')).toBe('mine');
    expect(await read('request.csr')).not.toBe(before);
  });
});
