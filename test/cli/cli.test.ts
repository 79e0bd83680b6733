import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLeaf, makePki, makeTlsSecret, NOW } from '../builders/index.ts';
import { sarifComplaints } from './sarif-schema.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const pki = makePki();
const expired = makeLeaf(pki.issuing, { dns: ['old.svc'], days: [-90, -1] });
const at = new Date(NOW).toISOString();

describe('certscope on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-cli-'));
  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [cli, ...args], { cwd: folder, input, encoding: 'utf8' });

  beforeAll(() => {
    mkdirSync(join(folder, 'good'));
    mkdirSync(join(folder, 'bad'));
    writeFileSync(join(folder, 'good', 'ca.pem'), pki.root.pem);
    writeFileSync(join(folder, 'good', 'server.pem'), pki.serverChain);
    writeFileSync(
      join(folder, 'good', 'secret.yaml'),
      makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem }),
    );
    writeFileSync(join(folder, 'bad', 'old.pem'), `# comment\n${expired.pem}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('exits 0 and says so where all is well', () => {
    const { status, stdout } = run(['check', 'good', '--now', at]);
    expect(stdout).toContain('nothing to report');
    expect(status).toBe(0);
  });

  it('exits 1 for an expired certificate and names file, line and column', () => {
    const { status, stdout } = run(['check', '.', '--now', at]);
    expect(status).toBe(1);
    expect(stdout).toContain('bad/old.pem:2:1 error validity/expired');
  });

  it('checks a folder of new keys, which git passes over, when it is named', () => {
    mkdirSync(join(folder, 'bad', 'keys'));
    writeFileSync(join(folder, 'bad', 'keys', '.gitignore'), '*\n');
    writeFileSync(join(folder, 'bad', 'keys', 'old.pem'), expired.pem);
    const named = run(['check', 'bad/keys', '--now', at]);
    const around = run(['check', 'bad', '--now', at]);
    rmSync(join(folder, 'bad', 'keys'), { recursive: true });
    expect(named.stdout).toContain('bad/keys/old.pem:1:1 error validity/expired');
    expect(named.status).toBe(1);
    expect(around.stdout).not.toContain('bad/keys');
  });

  it('reports JSON with places counted from 1', () => {
    const { stdout } = run(['check', 'bad', '--format', 'json', '--min-severity', 'warning', '--now', at]);
    const report = JSON.parse(stdout);
    expect(report.findings).toEqual([
      expect.objectContaining({
        file: 'bad/old.pem',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 28,
        code: 'validity/expired',
        severity: 'error',
      }),
    ]);
    expect(report.summary).toMatchObject({ error: 1, warning: 0, filesWithCertificates: 1 });
  });

  it('fails only from the severity that --fail-on names', () => {
    expect(run(['check', 'bad', '--now', at, '--fail-on', 'never']).status).toBe(0);
    expect(run(['check', 'bad', '--now', at, '--rule', 'validity=warning']).status).toBe(0);
    expect(run(['check', 'bad', '--now', at, '--rule', 'validity=warning', '--fail-on', 'warning']).status).toBe(1);
  });

  it('reports what it can read before it exits 2 for what it cannot', () => {
    const { status, stdout, stderr } = run(['check', 'missing.pem', 'bad', '--now', at]);
    expect(stdout).toContain('validity/expired');
    expect(stderr).toContain('cannot read missing.pem');
    expect(status).toBe(2);
  });

  it('explains itself wherever it is asked to', () => {
    for (const [args, heading] of [
      [['--help'], 'Usage: certscope COMMAND'],
      [['help'], 'Usage: certscope COMMAND'],
      [['check', '--help'], 'Usage: certscope check [paths…]'],
      [['verify', 'chain.pem', '-h'], 'Usage: certscope verify FILE'],
    ] as const) {
      const { status, stdout } = run(args);
      expect(stdout).toContain(heading);
      expect(status).toBe(0);
    }
  });

  it('exits 2 for bad usage', () => {
    expect(run(['check', '--format', 'xml']).status).toBe(2);
    expect(run(['frobnicate']).status).toBe(2);
    expect(run(['check', '--now', 'yesterday']).status).toBe(2);
  });

  it('inspects every block of standard input, in order, the damaged one too', () => {
    const damaged = pki.issuing.pem.replace(/\n[^\n]+\n/, '\n????\n');
    const { status, stdout } = run(['inspect', '-', '--format', 'json'], pki.server.pem + damaged + pki.server.keyPem);
    expect(status).toBe(0);
    const { items } = JSON.parse(stdout);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      kind: 'certificate',
      label: 'CERTIFICATE',
      file: '-',
      line: 1,
      sha256: pki.server.certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      sha1: pki.server.certificate.fingerprint.replaceAll(':', '').toLowerCase(),
      subject: 'CN=api.payments.svc',
      issuer: 'CN=Payments Issuing CA,O=Payments',
      subjectAltNames: ['DNS:api.payments.svc', 'DNS:api.payments.svc.cluster.local'],
      publicKey: { algorithm: 'EC', bits: 256, curve: 'P-256' },
      isCa: false,
      extendedKeyUsage: ['serverAuth'],
    });
    const said = Object.fromEntries(
      items[0].extensions.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    expect(said).toMatchObject({
      keyUsage: expect.stringContaining('digitalSignature'),
      extKeyUsage: 'serverAuth',
      subjectAltName: 'DNS:api.payments.svc, DNS:api.payments.svc.cluster.local',
    });
    expect(items[1].problems[0]).toEqual({
      code: 'pem/bad-base64',
      where: 'PEM',
      message: expect.stringContaining('"????" is not base64.'),
    });
    expect(items[2]).toMatchObject({ kind: 'private-key' });
    const secret = pki.server.keyPem.split('\n')[1] ?? '';
    expect(stdout).not.toContain(secret);
  });

  it('writes SARIF 2.1.0 that its schema accepts and that names the rule', () => {
    const log = JSON.parse(run(['check', 'bad', '--format', 'sarif', '--now', at]).stdout);
    expect(sarifComplaints(log)).toEqual([]);
    expect(log.runs[0].results[0]).toMatchObject({ ruleId: 'validity/expired', level: 'error' });
  });

  it('knows a SARIF log that is none', () => {
    expect(sarifComplaints({ version: '2.1.0', runs: [{ results: [{}] }] })).not.toEqual([]);
  });
});
