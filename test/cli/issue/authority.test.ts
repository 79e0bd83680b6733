import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../builders/index.ts';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

const certificate = (name: string): X509Certificate => new X509Certificate(project.read(name));
const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: project.path, encoding: 'utf8' });

describe('certscope pair', () => {
  it('makes what a TLS connection with client certificates needs, in one go', async () => {
    project.now = Date.now();
    const { code, out } = await project.run('pair --name localhost --client-name billing.internal --out mtls');
    expect(code).toBe(0);
    expect(out).toMatch(/mtls\/server\/ +cert\.pem key\.pem/);
    expect(project.files()).toEqual(
      expect.arrayContaining(['mtls/ca.pem', 'mtls/client/cert.pem', 'mtls/client/key.pem', 'mtls/server/key.pem']),
    );
    const of = (side: string) => ({
      ca: project.read('mtls/ca.pem'),
      cert: project.read(`mtls/${side}/fullchain.pem`),
      key: project.read(`mtls/${side}/key.pem`),
    });
    const server = createServer({ ...of('server'), requestCert: true, rejectUnauthorized: true }, (socket: TLSSocket) =>
      socket.end(`${socket.getPeerCertificate().subject.CN}`),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const client = connect({ ...of('client'), host: '127.0.0.1', port, servername: 'localhost' });
    const [answer] = await once(client, 'data');
    expect(String(answer)).toBe('billing.internal');
    client.destroy();
    server.close();
  });

  it('is all there or not at all', async () => {
    project.write('mtls/client/key.pem', 'mine');
    const { code, error } = await project.run('pair --name localhost --out mtls');
    expect(code).toBe(2);
    expect(error).toContain('mtls/client/key.pem is there already');
    expect(project.files()).toEqual(['mtls/client/key.pem']);
  });
});

describe('certscope ca', () => {
  it('is named in any script, and is found again by its id', async () => {
    await project.run('ca create --name', 'Büro Платежи 支付');
    const [{ id }] = JSON.parse((await project.run('ca list --json')).out).authorities;
    expect(id).toMatch(/^büro-платежи-支付-[0-9a-f]{8}$/);
    expect((await project.run(`issue --name a.test --ca ${id} --out certs`)).code).toBe(0);
  });

  it('creates one whose key stays in the user’s storage, lists it, and signs with it by its id', async () => {
    const created = await project.run('ca create --permit corp.example.com --intermediate --name', 'Corp Test');
    expect([created.code, project.files()]).toEqual([0, []]);
    const { authorities } = JSON.parse((await project.run('ca list --json')).out);
    expect(authorities).toEqual([
      {
        id: expect.stringContaining('corp-test'),
        name: 'Corp Test',
        project: project.path,
        notAfter: expect.any(String),
        expired: false,
        permitted: expect.arrayContaining(['svc', 'corp.example.com']),
      },
    ]);
    const [{ id }] = authorities;
    const listed = await project.run('ca list');
    expect(listed.out).toContain(id);
    expect(listed.out).toContain('may sign for development domains and private addresses, corp.example.com\n');
    expect(listed.out).toContain(`made for ${project.path}\n`);
    project.now += 4000 * DAY;
    expect((await project.run('ca list')).out).toContain('expired since');
    project.now -= 4000 * DAY;
    const issued = await project.run(`issue --name api.corp.example.com --ca ${id} --out certs`);
    expect(issued.code).toBe(0);
    expect(certificate('certs/cert.pem').issuer).toContain('Corp Test');
  });

  it('is the same for the editor, which spells the folder in another way', async () => {
    await project.run('issue --name a.test --out one');
    const home = project.environment['CERTSCOPE_HOME'] ?? '';
    const [id = ''] = readdirSync(home);
    for (const name of readdirSync(join(home, id)).filter((each) => each.endsWith('.json'))) {
      const text = readFileSync(join(home, id, name), 'utf8');
      expect(text).toContain('payments"');
      writeFileSync(join(home, id, name), text.replace(/payments"/, '%70ayments"'));
    }
    await project.run('issue --name b.test --out two');
    expect(readdirSync(home)).toEqual([id]);
    expect(project.read('two/ca.pem')).toBe(project.read('one/ca.pem'));
  });

  it('says so where there is none yet', async () => {
    expect((await project.run('ca list')).out).toContain('No development CA');
    expect(JSON.parse((await project.run('ca list --json')).out).authorities).toEqual([]);
  });

  it('keeps its storage to the user', async () => {
    await project.run('ca create');
    const home = project.environment['CERTSCOPE_HOME'] ?? '';
    const entries = readdirSync(home, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isDirectory() || /key/.test(each.name))) {
      const { mode } = statSync(join(entry.parentPath, entry.name));
      expect((mode & 0o777).toString(8)).toBe(entry.isDirectory() ? '700' : '600');
    }
    expect(entries.some(({ name }) => /key/.test(name))).toBe(true);
    expect(project.files()).toEqual([]);
  });

  it('gives the key away only where it is told to, and signs with the files then', async () => {
    await project.run('ca create --out ca');
    expect(project.files()).toEqual(['ca/ca.pem']);
    const { out } = await project.run('ca create --out own --with-key --no-constraints --json --name', 'Own CA');
    expect(JSON.parse(out).files).toEqual([
      { file: 'own/ca.pem', secret: false },
      { file: 'own/ca-key.pem', secret: true },
    ]);
    expect(project.mode('own/ca-key.pem')).toBe('600');
    expect((await project.run('issue --name shop.example.org --ca own/ca.pem --out found')).code).toBe(0);
    expect(certificate('found/cert.pem').issuer).toBe('CN=Own CA');
    const named = await project.run('issue --name a.test --ca own/ca.pem --ca-key own/ca-key.pem --out named');
    expect(named.code).toBe(0);
  });

  it('opens a CA key with its password', async () => {
    await project.run('ca create --out own --with-key');
    project.environment['CA_PASSWORD'] = 'correct horse';
    openssl('pkcs8', '-topk8', '-in', 'own/ca-key.pem', '-out', 'own/locked.pem', '-passout', 'pass:correct horse');
    const line = 'issue --name a.test --ca own/ca.pem --ca-key own/locked.pem --out';
    const locked = await project.run(`${line} one`);
    expect([locked.code, locked.error]).toEqual([1, expect.stringContaining('encrypted')]);
    expect((await project.run(`${line} two --ca-password-env CA_PASSWORD`)).code).toBe(0);
    expect(project.files()).not.toContain('one/cert.pem');
  });
});

describe('certscope csr', () => {
  it('makes a request, and a certificate for it that fits the key', async () => {
    expect((await project.run('csr create --name api.test --out request')).code).toBe(0);
    expect(project.files()).toEqual(['request/key.pem', 'request/request.csr']);
    expect(openssl('req', '-in', 'request/request.csr', '-verify', '-noout').stderr).toContain('verify OK');
    const { code } = await project.run('csr sign request/request.csr --out signed --days 3');
    expect(code).toBe(0);
    expect(project.files()).not.toContain('signed/key.pem');
    const signed = certificate('signed/cert.pem');
    expect(signed.subjectAltName).toBe('DNS:api.test');
    const ofKey = openssl('pkey', '-in', 'request/key.pem', '-pubout').stdout;
    expect(openssl('x509', '-in', 'signed/cert.pem', '-noout', '-pubkey').stdout).toBe(ofKey);
  });

  it('takes over only what is accepted', async () => {
    await project.run('csr create --name api.test --out request --role client');
    const { code } = await project.run('csr sign request/request.csr --accept san --role server --out signed');
    expect(code).toBe(0);
    expect(certificate('signed/cert.pem').keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });
});

describe('certscope revoke', () => {
  it('lists what was revoked, and keeps what was revoked before', async () => {
    await project.run('issue --name a.test --out a');
    await project.run('issue --name b.test --out b');
    expect((await project.run('revoke a/cert.pem --out crl --reason keyCompromise')).code).toBe(0);
    const serial = certificate('b/cert.pem').serialNumber;
    expect((await project.run(`revoke ${serial} --out crl --days 7`)).code).toBe(0);
    const text = openssl('crl', '-in', 'crl/crl.pem', '-noout', '-text').stdout;
    for (const name of ['a/cert.pem', 'b/cert.pem']) expect(text).toContain(certificate(name).serialNumber);
    expect(text).toContain('Key Compromise');
  });

  it('finds the CA that issued, also when the project signs with a newer one by now', async () => {
    await project.run('pair --name localhost --out certs');
    await project.run('ca create --permit db');
    const { code, out } = await project.run('revoke certs/server/cert.pem --out crl');
    expect(code).toBe(0);
    const verified = openssl('crl', '-in', 'crl/crl.pem', '-CAfile', 'certs/ca.pem', '-noout');
    expect(verified.stderr).toContain('verify OK');
    const { authorities } = JSON.parse((await project.run('ca list --json')).out);
    const { id } = authorities.find(({ id }: { id: string }) => out.includes(id));
    expect((await project.run(`revoke certs/server/cert.pem --ca ${id} --out crl`)).code).toBe(0);
    for (const other of authorities.filter((each: { id: string }) => each.id !== id)) {
      const wrong = await project.run(`revoke certs/server/cert.pem --ca ${other.id} --out crl`);
      expect([wrong.code, wrong.error]).toEqual([1, expect.stringContaining('issued by')]);
    }
  });

  it('takes serial numbers as OpenSSL prints them, and as others do', async () => {
    await project.run('issue --name a.test --out a');
    const { code } = await project.run('revoke 0x0A0B 0C:0D --out crl');
    expect(code).toBe(0);
    const text = openssl('crl', '-in', 'crl/crl.pem', '-noout', '-text').stdout;
    for (const serial of ['0A0B', '0C0D']) expect(text).toContain(serial);
  });

  it('replaces a list of the same CA, and nothing else unless told to', async () => {
    await project.run('issue --name a.test --out a');
    await project.run('ca create --out other --with-key');
    await project.run('revoke 01 --ca other/ca.pem --out theirs');
    project.write('notes/crl.pem', 'mine');
    for (const [folder, before] of [
      ['notes', 'mine'],
      ['theirs', project.read('theirs/crl.pem')],
    ] as const) {
      const { code, error } = await project.run(`revoke a/cert.pem --out ${folder}`);
      expect([code, project.read(`${folder}/crl.pem`)]).toEqual([2, before]);
      expect(error).toContain(`${folder}/crl.pem is there already`);
      expect(error).not.toContain('which remembers what it has revoked');
    }
    const replaced = await project.run('revoke a/cert.pem --out notes --replace');
    expect([replaced.code, replaced.out]).toEqual([0, expect.stringContaining('one certificate revoked now')]);
    expect((await project.run('revoke --out notes')).code).toBe(0);
  });

  it('goes on from the list that lies where the new one goes', async () => {
    await project.run('ca create --out ca --with-key');
    const sign = '--ca ca/ca.pem --ca-key ca/ca-key.pem --out ../elsewhere';
    await project.run(`revoke 0a ${sign}`);
    await project.run(`revoke 0b ${sign}`);
    const text = openssl('crl', '-in', '../elsewhere/crl.pem', '-noout', '-text').stdout;
    expect(text).toMatch(/Serial Number: 0A[\s\S]*Serial Number: 0B/);
  });

  it('loses none of three that are asked for at once, and the project has one CA', async () => {
    const issued = await Promise.all(
      ['a', 'b', 'c'].map((name) => project.run(`issue --name ${name}.test --out ${name}`)),
    );
    expect(issued.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(new Set(['a', 'b', 'c'].map((name) => project.read(`${name}/ca.pem`))).size).toBe(1);
    await Promise.all(['a', 'b', 'c'].map((name) => project.run(`revoke ${name}/cert.pem --out crl-${name}`)));
    await project.run('revoke --out crl');
    const text = openssl('crl', '-in', 'crl/crl.pem', '-noout', '-text').stdout;
    for (const name of ['a', 'b', 'c']) expect(text).toContain(certificate(`${name}/cert.pem`).serialNumber);
  });
});

describe('certscope negative-tests', () => {
  it('makes a folder for each reason', async () => {
    const { code, out } = await project.run('negative-tests --name a.test --out bad --only expired,unknown-ca');
    expect(code).toBe(0);
    expect(out).toContain('expired');
    const folders = new Set(project.files().map((name) => name.split('/')[1]));
    expect([...folders].sort()).toEqual(['negative-expired', 'negative-unknown-ca']);
    expect(project.mode('bad/negative-expired/key.pem')).toBe('600');
  });
});
