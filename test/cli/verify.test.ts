import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSystemCertificates } from '../../server/src/cli/verify/material.ts';
import { readSystemAnchors, type SystemStores } from '../../server/src/runtime/node/system-anchors.ts';
import {
  der,
  makeCrl,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makeOcspRefusal,
  makeOcspResponse,
  makePkcs7,
  makePki,
  makeTlsSecret,
  NOW,
  pem,
} from '../builders/index.ts';
import { opensslMissing } from '../x509/openssl.ts';
import { runOn } from './terminal.ts';

const pki = makePki({ label: 'verify' });
const expired = makeLeaf(pki.issuing, { dns: ['old.svc'], days: [-90, -1] });
const ops = makeIntermediate(pki.issuing, { name: 'CN=Ops CA' });
const below = makeLeaf(ops, { dns: ['deep.svc'] });
/** Signed in a way that nobody knows yet. */
const unknownAlgorithm = der.sequence(der.oid('1.2.3.4.5'));
const unheardOf = makeLeaf(pki.issuing, {
  dns: ['new.svc'],
  raw: { tbsAlgorithm: unknownAlgorithm, outerAlgorithm: unknownAlgorithm },
});
const stranger = makePki({ label: 'someone else' });

const files = {
  'root.pem': pki.root.pem,
  'issuing.pem': pki.issuing.pem,
  'chain.pem': `# the server's\n${pki.serverChain}`,
  'leaf.der': pki.server.der,
  'client.pem': pki.clientChain,
  'expired.pem': expired.pem + pki.issuing.pem,
  'deep.pem': below.pem + ops.pem + pki.issuing.pem,
  'new.pem': unheardOf.pem + pki.issuing.pem,
  'stranger.pem': stranger.root.pem,
  'secret.yaml': makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem }),
  'bundle.p7b': makePkcs7([pki.root, pki.issuing, pki.server]).pem,
  'bundle.p7c': makePkcs7([pki.issuing, pki.server]).der,
  'issuing.crl': makeCrl(pki.issuing).der,
  'revoking.crl': makeCrl(pki.issuing, { revoked: [{ serial: pki.server.serial }] }).pem,
  'ca-revoking.crl': makeCrl(pki.root, { revoked: [{ serial: pki.issuing.serial }] }).pem,
  'root.crl': makeCrl(pki.root).pem,
  'good.ocsp': makeOcspResponse(pki.issuing, pki.server),
  'good.pem': pem('OCSP RESPONSE', makeOcspResponse(pki.issuing, pki.server)),
  'revoked.ocsp': makeOcspResponse(pki.issuing, pki.server, { status: { revoked: 1 } }),
  'later.ocsp': makeOcspRefusal(3),
  'notes.txt': 'nothing in here\n',
};
const verify = (...args: string[]) => runOn(files, 'verify', ...args);

describe('certscope verify', () => {
  it('draws a path that holds from its anchor down, and exits 0', async () => {
    const { code, out } = await verify('chain.pem', '--anchor', 'root.pem', '--purpose', 'server');
    // How many lines a block has depends on its signature.
    expect(
      out
        .replace(/chain\.pem:1\d/, 'chain.pem:…')
        .split('\n')
        .slice(2),
    ).toEqual([
      '✓ Payments Root CA root.pem:1, trust anchor',
      '  ✓ Payments Issuing CA chain.pem:…',
      '    ✓ api.payments.svc chain.pem:2',
      '',
    ]);
    expect(code).toBe(0);
  });

  it.each([
    ['DER, and the issuer from another file', ['leaf.der', '--anchor', 'root.pem', '--untrusted', 'issuing.pem']],
    ['the leaf as the last word', ['--anchor', 'root.pem', '--untrusted', 'issuing.pem', 'leaf.der']],
    [
      'several files after one option',
      ['leaf.der', '--untrusted', 'stranger.pem', 'issuing.pem', '--anchor', 'root.pem'],
    ],
    ['PKCS#7, in whatever order', ['bundle.p7b', '--anchor', 'root.pem', '--name', 'api.payments.svc']],
    ['PKCS#7 in DER', ['bundle.p7c', '--anchor', 'root.pem', '--name', 'api.payments.svc']],
    ['a Secret', ['secret.yaml', '--anchor', 'root.pem', '--name', 'api.payments.svc']],
    ['a SPIFFE ID', ['client.pem', '--anchor', 'root.pem', '--name', 'spiffe://payments.example/orders/api']],
    ['a list that covers the leaf', ['chain.pem', '--anchor', 'root.pem', '--crl', 'issuing.crl', 'root.crl']],
    ['an OCSP response', ['chain.pem', '--anchor', 'root.pem', '--ocsp', 'good.ocsp']],
    ['an OCSP response as PEM', ['chain.pem', '--anchor', 'root.pem', '--ocsp', 'good.pem']],
    ['an earlier instant', ['expired.pem', '--anchor', 'root.pem', '--at', '2026-01-01']],
  ])('reads %s', async (_, args) => {
    expect(await verify(...args)).toMatchObject({ code: 0, error: '' });
  });

  it('reads standard input', async () => {
    const { code } = await runOn({ ...files, '-': pki.serverChain }, 'verify', '-', '--anchor', 'root.pem');
    expect(code).toBe(0);
  });

  it('says below each certificate what is wrong with it, and in which section that stands', async () => {
    const { code, out } = await verify('deep.pem', '--anchor', 'root.pem');
    expect(out).toMatch(/^ {2}✗ Payments Issuing CA deep\.pem:\d+$/m);
    expect(out).toContain(
      'allows no further CA (pathLenConstraint 0), and "Ops CA" stands below it. RFC 5280 §4.2.1.9',
    );
    expect(code).toBe(1);
  });

  it.each([
    ['expired', ['expired.pem', '--anchor', 'root.pem']],
    ['wrong-purpose', ['chain.pem', '--anchor', 'root.pem', '--purpose', 'client']],
    ['peer-name-mismatch', ['chain.pem', '--anchor', 'root.pem', '--name', '10.0.0.1']],
    ['revoked', ['chain.pem', '--anchor', 'root.pem', '--crl', 'revoking.crl']],
    ['revoked', ['chain.pem', '--anchor', 'root.pem', '--crl', 'ca-revoking.crl', '--ocsp', 'good.ocsp']],
    ['revoked', ['chain.pem', '--anchor', 'root.pem', '--ocsp', 'revoked.ocsp']],
    ['revocation-unknown', ['chain.pem', '--anchor', 'root.pem', '--crl', 'root.crl']],
    ['revocation-unknown', ['client.pem', '--anchor', 'root.pem', '--ocsp', 'good.ocsp']],
    ['issuer-not-found', ['leaf.der', '--anchor', 'root.pem']],
    ['signature-invalid', ['chain.pem', '--anchor', 'stranger.pem']],
  ])('exits 1 where the reason is %s', async (code, args) => {
    const answer = await verify(...args, '--format', 'json');
    expect(answer.code).toBe(1);
    const { verdict, path, failed } = JSON.parse(answer.out);
    expect([verdict, path]).toEqual(['invalid', []]);
    expect(failed[0].reasons).toContainEqual(expect.objectContaining({ code }));
  });

  it('exits 1 where it cannot be decided, and says so', async () => {
    const { code, out } = await verify('new.pem', '--anchor', 'root.pem', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'undecided',
      failed: [{ reasons: [{ code: 'signature-uncheckable' }] }],
    });
    expect(code).toBe(1);
  });

  it('prints JSON of one form', async () => {
    const good = JSON.parse((await verify('chain.pem', '--anchor', 'root.pem', '--format', 'json')).out);
    expect(Object.keys(good)).toEqual(['version', 'verdict', 'path', 'failed']);
    expect(good.path[0]).toEqual({
      subject: 'CN=api.payments.svc',
      issuer: 'CN=Payments Issuing CA,O=Payments',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      file: 'chain.pem',
      line: 2,
    });
    const bad = JSON.parse((await verify('expired.pem', '--anchor', 'root.pem', '--format', 'json')).out);
    expect(bad.failed[0].reasons[0]).toEqual({
      code: 'expired',
      section: 'RFC 5280 §4.1.2.5',
      field: 'validity.notAfter',
      certificate: { subject: 'CN=old.svc', sha256: bad.failed[0].path[0].sha256 },
      message: '"old.svc" expired on 2026-01-14 12:00 UTC.',
      values: [expect.any(String)],
    });
  });

  it.each([
    ['no trust anchor is named', ['chain.pem'], 'trust anchor'],
    ['no certificate is named', ['--anchor', 'root.pem', '--format', 'json'], 'needs the file'],
    ['a file is not there', ['gone.pem', '--anchor', 'root.pem'], 'cannot read gone.pem'],
    ['a file holds no certificate', ['notes.txt', '--anchor', 'root.pem'], 'notes.txt holds no certificate'],
    ['a file holds no revocation list', ['chain.pem', '--anchor', 'root.pem', '--crl', 'root.pem'], 'revocation list'],
    ['an OCSP response is none', ['chain.pem', '--anchor', 'root.pem', '--ocsp', 'root.pem'], 'no OCSP response'],
    ['a responder did not answer', ['chain.pem', '--anchor', 'root.pem', '--ocsp', 'later.ocsp'], 'tryLater'],
    ['the instant is none', ['chain.pem', '--anchor', 'root.pem', '--at', 'soon'], '--at takes an ISO 8601 instant'],
    ['the purpose is unknown', ['chain.pem', '--anchor', 'root.pem', '--purpose', 'tls'], '--purpose takes'],
    ['there is more than one leaf', ['chain.pem', 'leaf.der', '--anchor', 'root.pem'], 'one certificate'],
  ])('exits 2 where %s', async (_, args, message) => {
    const { code, out, error } = await verify(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });

  it('never prints the private key beside the certificate', async () => {
    const { out, error } = await verify('secret.yaml', '--anchor', 'root.pem', '--format', 'json');
    expect(out + error).not.toContain('PRIVATE KEY');
  });
});

describe('the operating system’s trust anchors', () => {
  const stores = (override: Partial<SystemStores>): SystemStores => ({
    environment: {},
    ask: () => [],
    readFile: () => {
      throw new Error('no such file');
    },
    ...override,
  });
  const readFile = (path: string) => (path === '/etc/ssl/cert.pem' || path === '/mine.pem' ? pki.root.pem : fail(path));
  const fail = (path: string): never => {
    throw new Error(`no ${path}`);
  };

  it('are each there once, however often the system lists them', async () => {
    const ask = () => [pki.root.pem, stranger.root.pem, pki.root.pem];
    const found = await readSystemCertificates(stores({ ask }));
    expect(found.map(({ file, line }) => [file, line])).toEqual([
      ['system', undefined],
      ['system', undefined],
    ]);
  });

  it('come from the file that SSL_CERT_FILE names before all others', () => {
    const environment = { SSL_CERT_FILE: '/mine.pem' };
    expect(readSystemAnchors(stores({ environment, readFile, ask: () => ['x'] }))?.source).toBe('/mine.pem');
  });

  it('come from a bundle where the runtime cannot ask for them', () => {
    expect(readSystemAnchors(stores({ readFile }))?.source).toBe('/etc/ssl/cert.pem');
  });

  it('are said to be missing where there are none', async () => {
    await expect(readSystemCertificates(stores({}))).rejects.toThrow('no trust anchors');
  });
});

describe('openssl verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-verify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(opensslMissing).each([
    ['a chain', [pki.server, pki.issuing], []],
    ['a purpose', [pki.server, pki.issuing], ['--purpose', 'server']],
    ['a wrong purpose', [pki.server, pki.issuing], ['--purpose', 'client']],
    ['a host', [pki.server, pki.issuing], ['--name', 'api.payments.svc']],
    ['another host', [pki.server, pki.issuing], ['--name', 'api.orders.svc']],
    ['a missing intermediate', [pki.server], []],
    ['an expired leaf', [expired, pki.issuing], []],
    ['a path that is too long', [below, ops, pki.issuing], []],
    ['a namesake with another key', [pki.server, makePki({ label: 'namesake' }).issuing], []],
    ['an intermediate that is no CA', [makeLeaf(pki.server, { dns: ['x.svc'] }), pki.server, pki.issuing], []],
    ['RSA below a curve', [makeLeaf(pki.issuing, { key: makeKey('rsa-2048', 'verify leaf') }), pki.issuing], []],
  ])('agrees about %s', async (_, [leaf, ...above], args) => {
    if (leaf === undefined) throw new Error('no leaf');
    const chain = { 'leaf.pem': leaf.pem, 'above.pem': above.map(({ pem }) => pem).join(''), 'root.pem': pki.root.pem };
    for (const [name, text] of Object.entries(chain)) writeFileSync(join(folder, name), text);
    const theirs = spawnSync('openssl', ['verify', ...opensslOptions(args, above.length > 0), 'leaf.pem'], {
      cwd: folder,
    });
    const untrusted = above.length > 0 ? ['--untrusted', 'above.pem'] : [];
    const ours = await runOn(chain, 'verify', 'leaf.pem', '--anchor', 'root.pem', ...untrusted, ...args);
    expect(ours.code).toBe(theirs.status === 0 ? 0 : 1);
  });

  function opensslOptions([option, value = '']: readonly string[], isAbove: boolean): string[] {
    const names: Readonly<Record<string, string[]>> = {
      '--purpose': ['-purpose', value === 'client' ? 'sslclient' : 'sslserver'],
      '--name': ['-verify_hostname', value],
    };
    const usual = ['-attime', String(NOW / 1000), '-no-CApath', '-no-CAstore', '-CAfile', 'root.pem'];
    return [...usual, ...(isAbove ? ['-untrusted', 'above.pem'] : []), ...(names[option ?? ''] ?? [])];
  }
});
