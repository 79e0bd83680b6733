import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../builders/index.ts';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

const certificate = (name: string): X509Certificate => new X509Certificate(readFileSync(project.file(name)));
const onPosix = process.platform !== 'win32';

/** Whether the key in a file is that of the certificate in another. */
function fits(cert: string, key: string, passphrase?: string): boolean {
  const bytes = readFileSync(project.file(key));
  const opened = key.endsWith('.der')
    ? createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
    : createPrivateKey({ key: bytes, passphrase });
  return certificate(cert).checkPrivateKey(opened);
}

describe('certscope renew', () => {
  it('puts a new certificate and key in the place of the old ones, modes and all', async () => {
    await project.run('issue --name a.test b.test --days 30 --out certs');
    chmodSync(project.file('certs/cert.pem'), 0o640);
    const before = { cert: certificate('certs/cert.pem'), key: project.read('certs/key.pem') };
    project.now += 29 * DAY;
    const { code, out } = await project.run('renew certs/cert.pem');
    expect(code).toBe(0);
    expect(out).toMatch(/certs\/key\.pem +private key, for you alone \(mode 0600\)/);
    expect(out).toContain('It takes the place of the old one (3 files).');
    const after = certificate('certs/cert.pem');
    expect(after.subjectAltName).toBe(before.cert.subjectAltName);
    expect(after.serialNumber).not.toBe(before.cert.serialNumber);
    expect(project.read('certs/key.pem')).not.toBe(before.key);
    expect(project.read('certs/fullchain.pem')).toContain(project.read('certs/cert.pem').trim());
    expect([project.mode('certs/cert.pem'), project.mode('certs/key.pem')]).toEqual(['640', '600']);
  });

  it.runIf(onPosix)('says which key is open to others, as it was before', async () => {
    await project.run('issue --name a.test --out certs');
    chmodSync(project.file('certs/key.pem'), 0o644);
    const { out } = await project.run('renew certs/cert.pem');
    expect(out).toMatch(/certs\/key\.pem +private key, not for you alone \(mode 0644\)/);
    expect(out).toContain('chmod 600 certs/key.pem');
    expect(project.mode('certs/key.pem')).toBe('644');
  });

  it('keeps the key where it is told to', async () => {
    await project.run('issue --name a.test --out certs');
    const key = project.read('certs/key.pem');
    const { code } = await project.run('renew certs/cert.pem --same-key --days 7 --json');
    expect([code, project.read('certs/key.pem')]).toEqual([0, key]);
    expect(Date.parse(certificate('certs/cert.pem').validTo)).toBe(project.now + 7 * DAY);
  });

  it('renews an encrypted key with its password, and says how to give it', async () => {
    project.environment['KEY_PASSWORD'] = 'correct horse';
    await project.run('issue --name a.test --encrypt-key --password-env KEY_PASSWORD --format pem,k8s --out certs');
    const before = project.read('certs/cert.pem');
    const refused = await project.run('renew certs/cert.pem');
    expect([refused.code, project.read('certs/cert.pem')]).toEqual([1, before]);
    expect(refused.error).toContain('--password-file');
    expect(refused.error).toContain('--same-key');
    expect((await project.run('renew certs/cert.pem --password-env KEY_PASSWORD')).code).toBe(0);
    expect(fits('certs/cert.pem', 'certs/key.pem', 'correct horse')).toBe(true);
  });

  it('leaves a key alone that another certificate needs', async () => {
    await project.run('issue --name a.test --out tls');
    const old = project.read('tls/cert.pem');
    await project.run('renew tls/cert.pem --same-key');
    project.write('other/cert.pem', old);
    const refused = await project.run('renew tls/cert.pem');
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('other/cert.pem');
    expect(refused.error).toContain('--same-key');
    expect(fits('tls/cert.pem', 'tls/key.pem')).toBe(true);
  });

  it('renews DER files too, and names the keystores that stay old', async () => {
    project.environment['STORE_PASSWORD'] = 'changeit';
    await project.run('issue --name a.test --format pem,der,p12 --password-env STORE_PASSWORD --out certs');
    const keystore = readFileSync(project.file('certs/keystore.p12'));
    const { code, out } = await project.run('renew certs/cert.der');
    expect(code).toBe(0);
    expect(out).toContain('certs/keystore.p12');
    expect(readFileSync(project.file('certs/keystore.p12'))).toEqual(keystore);
    expect(certificate('certs/cert.der').raw).toEqual(certificate('certs/cert.pem').raw);
    expect(fits('certs/cert.der', 'certs/key.der')).toBe(true);
    expect(fits('certs/cert.pem', 'certs/key.pem')).toBe(true);
  });

  it('renews a file that is too large to be found', async () => {
    await project.run('issue --name a.test --out certs');
    const large = `${'# padding\n'.repeat(600_000)}${project.read('certs/cert.pem')}`;
    project.write('certs/fullchain.pem', large);
    expect((await project.run('renew certs/fullchain.pem')).code).toBe(0);
    expect(project.read('certs/fullchain.pem').endsWith(project.read('certs/cert.pem'))).toBe(true);
    expect(fits('certs/cert.pem', 'certs/key.pem')).toBe(true);
  });

  it('renews several or none', async () => {
    await project.run('issue --name a.test --out a');
    project.write('b/cert.pem', 'no certificate');
    const before = project.read('a/cert.pem');
    const { code, error } = await project.run('renew a/cert.pem b/cert.pem');
    expect([code, project.read('a/cert.pem')]).toEqual([1, before]);
    expect(error).toContain('b/cert.pem');
  });

  it('takes a certificate that is named twice for one, and two of a bundle for two', async () => {
    await project.run('issue --name a.test --out a');
    await project.run('issue --name b.test --out b');
    project.write('bundle.pem', project.read('a/cert.pem') + project.read('b/cert.pem'));
    const { code, error } = await project.run('renew a/cert.pem a/fullchain.pem b/cert.pem');
    expect([code, error]).toEqual([0, '']);
    expect(project.read('bundle.pem')).toBe(project.read('a/cert.pem') + project.read('b/cert.pem'));
    for (const folder of ['a', 'b']) expect(fits(`${folder}/cert.pem`, `${folder}/key.pem`)).toBe(true);
  });

  it('names files from where it runs', async () => {
    await project.run('issue --name a.test --out certs');
    project.write('certs/keystore.p12', '');
    project.cwd = 'certs';
    const { out } = await project.run('renew cert.pem');
    expect(out).toMatch(/^ {2}cert\.pem/m);
    expect(out).toMatch(/from the new files: keystore\.p12/);
  });

  it.runIf(onPosix)('returns from files without an end', async () => {
    const { code, error } = await project.run('renew /dev/zero');
    expect([code, error]).toEqual([1, expect.stringContaining('/dev/zero cannot be read')]);
  });
});
