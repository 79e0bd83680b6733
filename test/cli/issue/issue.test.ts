import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW } from '../../builders/index.ts';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

const certificate = (name: string): X509Certificate => new X509Certificate(project.read(name));
const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: project.path, encoding: 'utf8' });

describe('certscope issue', () => {
  it('makes a server certificate from nothing, and says what it did', async () => {
    const { code, out, error } = await project.run('issue --name localhost 127.0.0.1,::1 --out certs');
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('“localhost” is signed by “payments development CA”');
    expect(out).toMatch(/certs\/key\.pem +private key/);
    expect(out).toContain('made on this first use');
    expect(project.files()).toEqual(['certs/ca.pem', 'certs/cert.pem', 'certs/fullchain.pem', 'certs/key.pem']);
    expect([project.mode('certs/key.pem'), project.mode('certs/cert.pem')]).toEqual(['600', '644']);
    expect(certificate('certs/cert.pem').subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
    const at = ['-attime', String(NOW / 1000 + 60)];
    const verified = openssl('verify', ...at, '-purpose', 'sslserver', '-CAfile', 'certs/ca.pem', 'certs/cert.pem');
    expect(verified.stdout).toContain('OK');
  });

  it('signs with the same development CA from then on, and does not speak of it again', async () => {
    await project.run('issue --name localhost --out one');
    const { out } = await project.run('issue --name api.test --role client --out two');
    expect(out).not.toContain('first use');
    expect(project.read('two/ca.pem')).toBe(project.read('one/ca.pem'));
    expect(certificate('two/cert.pem').keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  });

  it('says of a project that was renamed which CA signed for it before', async () => {
    project.write('shop/.git/HEAD', '');
    project.cwd = 'shop';
    await project.run('issue --name localhost --out certs');
    project.cwd = '.';
    renameSync(join(project.path, 'shop'), join(project.path, 'store'));
    project.cwd = 'store';
    const { out } = await project.run('issue --name api.test --out more');
    expect(out).toContain('“store development CA” was made on this first use');
    expect(out).toMatch(/“shop development CA” \(shop-development-ca-[0-9a-f]+\) too, made for .*shop/);
  });

  it.each(['pem', 'pem,p12,p12-legacy,truststore', 'combined', 'k8s', 'der'])(
    'shows no private key to anyone but the file that it is for: %s',
    async (format) => {
      const { code, out, error } = await project.run(
        `issue --name api.test --out certs --format ${format} --generate-password --json`,
      );
      expect(code).toBe(0);
      expect(out + error).not.toMatch(/PRIVATE KEY|tls\.key/);
      const secret = /this once: (\S+)/.exec(error)?.[1] ?? '';
      expect(secret).toHaveLength(24);
      expect(out).not.toContain(secret);
      for (const name of project.files()) expect(project.read(name)).not.toContain(secret);
    },
  );

  it('opens its PKCS#12 file with the password that it was given, wherever that stood', async () => {
    project.write('password.txt', 'from the file\n');
    project.environment['STORE_PASSWORD'] = 'from the environment';
    await project.run('issue --name a.test --out one --format p12 --password-file password.txt');
    await project.run('issue --name a.test --out two --format p12 --password-env STORE_PASSWORD');
    const open = (folder: string, password: string): number | null =>
      openssl('pkcs12', '-in', `${folder}/keystore.p12`, '-noout', '-passin', `pass:${password}`).status;
    expect([open('one', 'from the file'), open('two', 'from the environment')]).toEqual([0, 0]);
    expect(open('one', 'from the environment')).not.toBe(0);
  });

  it('encrypts the PEM key with that password where it is asked to', async () => {
    project.environment['PASSWORD'] = 'correct horse';
    await project.run('issue --name a.test --out certs --encrypt-key --password-env PASSWORD');
    expect(project.read('certs/key.pem')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(openssl('pkey', '-in', 'certs/key.pem', '-noout', '-passin', 'pass:correct horse').status).toBe(0);
  });

  it('leaves files alone that are there, and replaces them where it is told to', async () => {
    await project.run('issue --name a.test --out certs');
    const before = project.read('certs/key.pem');
    const again = await project.run('issue --name b.test --out certs');
    expect([again.code, again.out]).toEqual([2, '']);
    expect(again.error).toContain('certs/key.pem');
    expect(again.error).toContain('--replace');
    expect(project.read('certs/key.pem')).toBe(before);
    expect((await project.run('issue --name b.test --out certs --replace')).code).toBe(0);
    expect(certificate('certs/cert.pem').subject).toBe('CN=b.test');
    expect(project.files()).toHaveLength(4);
  });

  it('writes nothing where it is refused, and exits 1', async () => {
    const { code, out, error } = await project.run('issue --name a.test --out certs --ca nobody-knows-it');
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('nobody-knows-it');
    expect(project.files()).toEqual([]);
  });

  it('makes no CA whose certificate cannot be written, so that asking again makes one', async () => {
    project.write('ca/ca.pem', '');
    const { code, error } = await project.run('ca create --out ca');
    expect([code, project.read('ca/ca.pem')]).toEqual([2, '']);
    expect(error).toContain('ca/ca.pem is there already');
    expect(error).not.toContain('kept in your own storage');
    const expired = await project.run('ca create --not-before 2020-01-01 --not-after 2021-01-01');
    expect([expired.code, expired.error]).toEqual([1, expect.stringContaining('--force')]);
    expect((await project.run('ca create --out ca --replace')).code).toBe(0);
    expect(JSON.parse((await project.run('ca list --json')).out).authorities).toHaveLength(1);
  });

  it('says that a CA was made all the same, where only writing shows that nothing can be written', async () => {
    project.write('file', '');
    const { code, error } = await project.run('ca create --out file/ca');
    expect(code).toBe(2);
    expect(error).toContain('kept in your own storage');
  });

  it('exits 2 and says what to do where the folder is a file', async () => {
    project.write('certs', '');
    const { code, error } = await project.run('issue --name a.test --out certs');
    expect(code).toBe(2);
    expect(error).toContain('Choose another folder');
    expect(project.files()).toEqual(['certs']);
  });

  it('does as the team’s profile says, and as the command line says where that says something', async () => {
    project.write(
      '.certscope/profiles.json',
      JSON.stringify({ profiles: { worker: { role: 'client', days: 2, organization: 'Payments', formats: ['der'] } } }),
    );
    await project.run('issue --name a.test --profile worker --out one');
    expect(project.files()).toContain('one/cert.der');
    await project.run('issue --name a.test --profile worker --role server --format pem --out two');
    const own = certificate('two/cert.pem');
    expect(own.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(own.subject).toContain('O=Payments');
    expect(Date.parse(own.validTo)).toBe(NOW + 2 * DAY);
    const unknown = await project.run('issue --name a.test --profile waiter --out three');
    expect([unknown.code, unknown.error]).toEqual([1, expect.stringContaining('worker')]);
  });

  it('signs itself where it is told to, with a key of any kind', async () => {
    await project.run('issue --name a.test --out certs --ca self-signed --key-type rsa-2048 --cn', 'My service');
    const own = certificate('certs/cert.pem');
    expect([own.subject, own.issuer, own.publicKey.asymmetricKeyType]).toEqual([
      'CN=My service',
      'CN=My service',
      'rsa',
    ]);
  });

  it('writes one text to standard output, for a pipe, and its report to standard error', async () => {
    const manifest = await project.run('issue --name api.test --format k8s --secret-name api-tls --out -');
    expect(manifest.code).toBe(0);
    expect(manifest.out).toMatch(/^apiVersion: v1\n/);
    expect(manifest.out).toContain('name: api-tls');
    expect(manifest.error).toContain('is signed by');
    const combined = await project.run('issue --name api.test --format combined --out -');
    expect(combined.out).toMatch(/PRIVATE KEY/);
    expect(project.files()).toEqual([]);
  });
});

describe('a repository', () => {
  beforeEach(() => mkdirSync(project.file('.git')));

  it('that would take the keys is spoken of', async () => {
    const { code, out } = await project.run('issue --name a.test --out certs');
    expect(code).toBe(0);
    expect(out).toContain('Git would take the private keys in certs');
  });

  it('passes over the folder on consent', async () => {
    const { out } = await project.run('issue --name a.test --out certs --gitignore');
    expect(out).toContain('Git passes over the private keys in certs now');
    expect(project.read('certs/.gitignore')).toBe('*\n');
  });

  it('keeps seeing all else where the keys lie among it', async () => {
    project.write('README.md', '');
    await project.run('issue --name a.test --out . --format pem,k8s --gitignore');
    expect(project.read('.gitignore').split('\n').sort()).toEqual(['', '/key.pem', '/secret.yaml']);
  });

  it('keeps seeing what will be written later, into a folder that was empty', async () => {
    await project.run('issue --name a.test --out . --gitignore');
    expect(project.read('.gitignore')).toBe('/key.pem\n');
  });

  it('is not taken in by a link that the key takes the place of', async () => {
    project.write('../outside.pem', 'old');
    mkdirSync(project.file('certs'));
    symlinkSync('../../outside.pem', project.file('certs/key.pem'));
    const { out } = await project.run('issue --name a.test --out certs --replace');
    expect(out).toContain('Git would take the private keys in certs');
  });

  it('that ignores them already is left as it is', async () => {
    writeFileSync(project.file('.gitignore'), 'certs/\n');
    const { out } = await project.run('issue --name a.test --out certs --gitignore');
    expect(out).not.toContain('Git');
    expect(project.files()).not.toContain('certs/.gitignore');
  });

  it('has one development CA, whichever of its folders one works in', async () => {
    await project.run('issue --name a.test --out certs');
    mkdirSync(project.file('deploy'));
    const below = Object.assign(Object.create(project), { path: project.file('deploy') });
    await below.run('issue --name b.test --out certs');
    expect(project.read('deploy/certs/ca.pem')).toBe(project.read('certs/ca.pem'));
  });
});

describe('a command line that cannot be carried out', () => {
  it.each([
    ['no name is given', 'issue --out certs', 'Name the service with --name'],
    ['a name is none', 'issue --name ops@nowhere@all --out certs', '--name: '],
    ['a name has a port', 'issue --name localhost:8443 --out certs', 'the host alone'],
    ['no folder is given', 'issue --name a.test', '--out'],
    ['a format is unknown', 'issue --name a.test --out c --format jks', '--format takes pem, p12'],
    ['a PKCS#12 file has no password', 'issue --name a.test --out c --format p12', '--generate-password'],
    ['a key is to be encrypted with nothing', 'issue --name a.test --out c --encrypt-key', '--password-file'],
    ['the variable is not there', 'issue --name a.test --out c --format p12 --password-env NONE', 'no variable NONE'],
    ['the role is unknown', 'issue --name a.test --out c --role peer', '--role takes server'],
    ['the kind of key is unknown', 'issue --name a.test --out c --key-type dsa', '--key-type takes'],
    ['the days are none', 'issue --name a.test --out c --days soon', '--days takes a number'],
    ['it ends twice', 'issue --name a.test --out c --days 3 --not-after 2027-01-01', 'leave one out'],
    ['it ends before it begins', 'issue --name a.test --out c --not-before 2027-01-01 --not-after 2026-01-01', 'later'],
    ['a CA file is not there', 'issue --name a.test --out c --ca certs/ca.pem', 'no file certs/ca.pem'],
    ['a key has no CA', 'issue --name a.test --out c --ca-key key.pem', '--ca FILE'],
    ['words are left over', 'issue a.test --name b.test --out c', 'belongs to no option'],
    ['several files are to go to standard output', 'issue --name a.test --out -', '--out -'],
    ['a Secret has no name that Kubernetes takes', 'issue --name a.test --out c --format k8s --secret-name A_B', 'A_B'],
    ['a pair signs itself', 'pair --name a.test --out c --ca self-signed', 'gives none'],
    ['nothing is to be renewed', 'renew', 'needs the file'],
    ['csr is told nothing', 'csr', '“csr create”'],
    ['two requests are given', 'csr sign a.csr b.csr --out c', 'one certificate signing request'],
    ['an extension is none', 'csr sign a.csr --accept everything --out c', '--accept takes'],
    ['a CA is constrained and not', 'ca create --permit a.com --no-constraints', 'leave one out'],
    ['a key has no folder', 'ca create --with-key', '--out DIR'],
    ['a revoked certificate is none', 'revoke nothing-here --out c', 'neither a file nor a serial number'],
    ['a reason is unknown', 'revoke 01 --reason boredom --out c', '--reason takes'],
    ['a defect is unknown', 'negative-tests --name a.test --only ugly --out c', '--only takes'],
  ])('exits 2 where %s', async (_, line, message) => {
    const { code, out, error } = await project.run(line);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
    expect(error).toContain(`certscope ${line.split(' ', 1)[0]} --help`);
    expect(project.files()).toEqual([]);
  });
});

describe('help', () => {
  it.each(['issue', 'pair', 'negative-tests', 'renew', 'csr', 'ca', 'revoke', 'snippet', 'check', 'inspect', 'verify'])(
    'of %s is about it alone, and the overview names it',
    async (command) => {
      const own = await project.run(`${command} --help`);
      expect(own.code).toBe(0);
      expect(own.out).toMatch(new RegExp(`^Usage: certscope ${command} `));
      expect(Math.max(...own.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
      expect((await project.run(`help ${command}`)).out).toBe(own.out);
      expect((await project.run('--help')).out).toMatch(new RegExp(`\\n  ${command} `));
    },
  );
});
