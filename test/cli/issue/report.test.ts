import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW } from '../../builders/index.ts';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

const certificate = (name: string): X509Certificate => new X509Certificate(project.read(name));
const sha256 = (name: string): string => certificate(name).fingerprint256.replaceAll(':', '').toLowerCase();
const past = '--not-before 2025-01-01 --not-after 2025-02-01T12:00:00Z';
const stored = (): readonly string[] => readdirSync(project.environment['CERTSCOPE_HOME'] ?? '');
const fields = [
  'version',
  'outcome',
  'message',
  'summaries',
  'authorities',
  'files',
  'certificates',
  'findings',
  'notes',
];

/** Runs a command line with `--json`. */
async function report(line: string) {
  const { code, out, error } = await project.run(`${line} --json`);
  return { code, error, json: JSON.parse(out) };
}

describe('the report for scripts', () => {
  it('of what was written says all that the text says', async () => {
    const { code, error, json } = await report('issue --name api.test --out certs --days 1');
    expect([code, error]).toEqual([0, '']);
    expect(Object.keys(json)).toEqual(fields);
    expect(json).toMatchObject({ outcome: 'written', message: null, findings: [] });
    expect(json.summaries).toEqual([expect.stringContaining('“api.test” is signed by')]);
    expect(json.files).toEqual([
      { file: 'certs/cert.pem', secret: false },
      { file: 'certs/key.pem', secret: true },
      { file: 'certs/fullchain.pem', secret: false },
      { file: 'certs/ca.pem', secret: false },
    ]);
    expect(json.certificates).toEqual([
      {
        subject: 'CN=api.test',
        issuer: 'CN=payments development CA',
        serialNumber: certificate('certs/cert.pem').serialNumber.toLowerCase(),
        notBefore: expect.stringMatching(/Z$/),
        notAfter: new Date(NOW + DAY).toISOString().replace('.000Z', 'Z'),
        sha256: sha256('certs/cert.pem'),
        names: [expect.stringContaining('api.test')],
      },
    ]);
  });

  it('names the CA that signed, and whether it was made for that', async () => {
    const first = await report('issue --name api.test --out one');
    const [id] = stored();
    const authority = { id, name: 'payments development CA', sha256: sha256('one/ca.pem') };
    expect(first.json.authorities).toEqual([{ ...authority, created: true }]);
    expect((await report('pair --name api.test --out two')).json.authorities).toEqual([
      { ...authority, created: false },
    ]);
    expect((await report('revoke one/cert.pem --out crl')).json.authorities).toEqual([
      { ...authority, created: false },
    ]);
    expect((await report('renew one/cert.pem')).json.authorities).toEqual([{ ...authority, created: false }]);
    expect((await report('csr create --name api.test --out three')).json.authorities).toEqual([]);
    expect((await report('issue --name a.test --out four --ca self-signed')).json.authorities).toEqual([]);
  });

  it('names the CA that was made, so that a script can sign with it', async () => {
    const { json } = await report('ca create');
    const [{ id, created }] = json.authorities;
    expect([created, json.files]).toEqual([true, []]);
    expect((await project.run(`issue --name a.test --out certs --ca ${id}`)).code).toBe(0);
    const own = await report('ca create --out own --with-key');
    expect(own.json.authorities).toEqual([
      expect.objectContaining({ id: null, created: true, sha256: sha256('own/ca.pem') }),
    ]);
  });

  it('of a refusal says why, and that nothing was written', async () => {
    const { code, error, json } = await report('issue --name a.test --out certs --ca nobody-knows-it');
    expect(code).toBe(1);
    expect(error).toContain('nobody-knows-it');
    expect(Object.keys(json)).toEqual(fields);
    expect(json).toMatchObject({ outcome: 'refused', files: [], certificates: [], summaries: [] });
    expect(error).toContain(json.message);
    expect(project.files()).toEqual([]);
  });

  it('of files that are in the way says which, and which CA was made all the same', async () => {
    project.write('certs/cert.pem', 'mine');
    const { code, json } = await report('issue --name a.test --out certs');
    expect(code).toBe(2);
    expect(json).toMatchObject({ outcome: 'failed', message: expect.stringContaining('certs/cert.pem'), files: [] });
    expect(json.authorities).toEqual([expect.objectContaining({ id: stored()[0], created: true })]);
  });

  it('holds of findings what a person is told, and no places in files that nobody has', async () => {
    const { json } = await report(`issue --name a.test --out certs ${past}`);
    expect(json.findings).toEqual([{ code: 'validity/expired', severity: 'error', message: expect.any(String) }]);
  });

  it('is what the documentation says', () => {
    const text = readFileSync(new URL('../../../docs/issuing-json.md', import.meta.url), 'utf8');
    const [example = ''] = /(?<=```json\n)[\s\S]*?(?=```)/.exec(text) ?? [];
    expect(Object.keys(JSON.parse(example))).toEqual(fields);
  });
});

describe('what peers would refuse', () => {
  it('is not written, and the reason is given', async () => {
    const { code, out, error } = await project.run(`issue --name a.test --out certs ${past}`);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('validity/expired');
    expect(error).toContain('--force');
    expect(project.files()).toEqual([]);
  });

  it('is written on request, and the exit code tells it from what is clean', async () => {
    const { code, out } = await project.run(`issue --name a.test --out certs --force ${past}`);
    expect(code).toBe(3);
    expect(out).toContain('validity/expired');
    const { validFrom, validTo } = certificate('certs/cert.pem');
    expect([validFrom, validTo]).toEqual(['Jan  1 00:00:00 2025 GMT', 'Feb  1 12:00:00 2025 GMT']);
  });

  it('takes nothing’s place', async () => {
    await project.run('issue --name a.test --out certs');
    const before = project.read('certs/cert.pem');
    expect((await project.run(`renew certs/cert.pem ${past}`)).code).toBe(1);
    expect(project.read('certs/cert.pem')).toBe(before);
    expect((await project.run(`renew certs/cert.pem --force ${past}`)).code).toBe(3);
    expect(project.read('certs/cert.pem')).not.toBe(before);
  });
});

describe('messages', () => {
  it('name files by their paths', async () => {
    project.write('no-certificate.pem', 'nothing');
    for (const line of ['renew no-certificate.pem', 'issue --name a.test --out c --ca no-certificate.pem']) {
      const { error } = await project.run(line);
      expect(error).toContain('no-certificate.pem');
      expect(error).not.toContain('file:');
    }
  });

  it('name the options for a password that a profile makes necessary', async () => {
    project.write('.certscope/profiles.json', JSON.stringify({ profiles: { java: { formats: ['pkcs12'] } } }));
    const { code, error } = await project.run('issue --name a.test --out certs --profile java');
    expect(code).toBe(1);
    expect(error).toContain('--password-file');
  });
});
