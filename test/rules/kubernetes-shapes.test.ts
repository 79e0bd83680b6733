import { describe, expect, it } from 'vitest';
import {
  makeCa,
  makeConfigMap,
  makeLeaf,
  makePkcs7,
  makePki,
  makeTlsSecret,
  pem,
  toBase64,
} from '../builders/index.ts';
import { check } from './check.ts';

const pki = makePki();
const { root, server, issuing } = pki;
const stranger = makeLeaf(makeCa({ name: 'Other CA' }), { dns: ['other.svc'] });
const crt = toBase64(pki.serverChain);
const key = toBase64(server.keyPem);

const secret = (lines: readonly string[], type = 'kubernetes.io/tls'): string =>
  `${['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: api-tls', `type: ${type}`, ...lines].join('\n')}\n`;
const summary = async (text: string, file = 'manifest.yaml') => (await check(text, { file })).summary;

describe('a key in data and in stringData', () => {
  const quoted = (text: string) => JSON.stringify(text);

  it('counts as stringData has it, whatever data says', async () => {
    const stale = secret([
      'data:',
      `  tls.crt: ${crt}`,
      `  tls.key: ${toBase64(stranger.keyPem)}`,
      `  ca.crt: ${toBase64(makeCa({ name: 'Other CA' }).pem)}`,
      'stringData:',
      `  tls.key: ${quoted(server.keyPem)}`,
      `  ca.crt: ${quoted(root.pem)}`,
    ]);
    expect(await summary(stale)).toEqual([]);
  });

  it('is wrong where the one in stringData is, which may stand first', async () => {
    const text = secret([
      'stringData:',
      `  tls.key: ${quoted(stranger.keyPem)}`,
      'data:',
      `  tls.crt: ${crt}`,
      `  tls.key: ${key}`,
    ]);
    const checked = await check(text, { file: 'manifest.yaml' });
    expect(checked.summary).toEqual(['error key/mismatch']);
    expect(checked.find('key/mismatch')?.range.start).toBe(text.indexOf('tls.key'));
  });
});

describe('a key that stands twice, as after a merge', () => {
  it('counts as it stands last', async () => {
    const twice = (first: string, last: string) =>
      secret(['data:', `  tls.crt: ${crt}`, `  tls.key: ${toBase64(first)}`, `  tls.key: ${toBase64(last)}`]);
    expect(await summary(twice(stranger.keyPem, server.keyPem))).toEqual([]);
    expect(await summary(twice(server.keyPem, stranger.keyPem))).toEqual(['error key/mismatch']);
  });
});

describe('keys that cannot be seen', () => {
  it.each([
    ['data is an alias', ['data: *pair']],
    ['data merges another mapping', ['data:', '  <<: *pair']],
    ['tabs indent, which no YAML reader takes', ['data:', `\ttls.crt: ${crt}`, `\ttls.key: ${key}`]],
  ])('are not missed: %s', async (_, lines) => {
    expect(await summary(secret(lines))).toEqual([]);
  });
});

describe('!!binary, which a YAML reader undoes itself', () => {
  it('makes one layer of base64 of two, and is no double base64 then', async () => {
    const lines = ['data:', `  tls.crt: !!binary ${toBase64(crt)}`, '  tls.key: !!binary |', `    ${toBase64(key)}`];
    expect(await summary(secret(lines))).toEqual([]);
  });

  it('leaves raw PEM in data', async () => {
    const lines = ['data:', `  tls.crt: !!binary ${crt}`, `  tls.key: ${key}`];
    const { summary: found, findings } = await check(secret(lines), { file: 'manifest.yaml' });
    expect(found).toEqual(['error kubernetes/not-base64']);
    expect(findings[0]?.message).toMatch(/tls\.crt must be base64 here and holds the PEM text itself/);
  });

  it('is how plain text may be written in stringData', async () => {
    expect(await summary(secret(['stringData:', `  tls.crt: !!binary ${crt}`, `  tls.key: !!binary ${key}`]))).toEqual(
      [],
    );
  });
});

describe('what only keeps the place of a value', () => {
  it.each(['~', 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUM...'])('%s', async (value) => {
    expect(await summary(secret(['data:', `  tls.crt: ${value}`, `  tls.key: ${value}`]))).toEqual([]);
  });
});

describe('a sample of PEM whose body is left out', () => {
  const sample = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

  it.each(['...', 'MIIC...', '<your certificate>'])('%s', async (body) => {
    const parts = { crt: sample('CERTIFICATE', body), key: sample('PRIVATE KEY', body) };
    expect(await summary(makeTlsSecret({ ...parts, encoding: 'stringData' }))).toEqual([]);
    expect(await summary(makeTlsSecret(parts))).toEqual([]);
  });
});

describe('a leaf alone beside a root', () => {
  it('lacks the intermediate between them, and that is what the advice begins with', async () => {
    const text = makeTlsSecret({ crt: server.pem, key: server.keyPem, ca: root.pem });
    const { summary: found, findings } = await check(text, { file: 'a.yaml' });
    expect(found).toEqual(['warning kubernetes/ca-mismatch']);
    expect(findings[0]?.message).toMatch(
      /append "Payments Issuing CA" to tls\.crt if it is an intermediate CA below "Payments Root CA"/,
    );
    const known = await check(text, { file: 'a.yaml', workspace: { 'issuing.pem': issuing.pem } });
    expect(known.summary).toEqual(['warning chain/missing-issuer']);
    expect(known.findings[0]?.message).toMatch(/insert "Payments Issuing CA" from issuing\.pem/);
  });
});

describe('a PKCS#7 bundle in tls.crt', () => {
  it('is no certificate to any server', async () => {
    const checked = await check(makeTlsSecret({ crt: makePkcs7([server, issuing]).pem, key: server.keyPem }), {
      file: 'a.yaml',
    });
    expect(checked.summary).toEqual(['error kubernetes/not-pem']);
    expect(checked.findings[0]?.message).toMatch(/tls\.crt holds a PKCS#7 bundle and no certificate/);
  });
});

describe('PEM inside of other documents inside of a value', () => {
  const json = JSON.stringify({ ca: root.pem, chain: pki.serverChain });

  it.each([
    ['JSON in a ConfigMap', makeConfigMap({ 'config.json': `${json}\n` })],
    ['an environment file', makeConfigMap({ '.env': `CERT=${JSON.stringify(server.pem)}\n` })],
    [
      'an annotation that repeats an object as JSON',
      ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  annotations:', `    example.com/original: '${json}'`].join(
        '\n',
      ),
    ],
  ])('keeps the escapes that %s needs', async (_, text) => {
    expect((await check(text, { file: 'manifest.yaml', workspace: { 'issuing.pem': issuing.pem } })).findings).toEqual(
      [],
    );
  });

  it('is no chain, and a key there belongs to no certificate in particular', async () => {
    const inner = `ca: |\n  ${root.pem}client: |\n  ${server.pem}key: |\n  ${stranger.keyPem}`.replaceAll(
      /\n(?=[^ \n]*$)/gm,
      '\n  ',
    );
    expect(await summary(makeConfigMap({ 'values.yaml': inner }))).not.toContain('error chain/wrong-order');
    expect(await summary(makeConfigMap({ 'values.yaml': inner }))).not.toContain('error key/mismatch');
  });

  it('is left alone where base64 is only a part of the text', async () => {
    const kubeconfig = `clusters:\n- cluster:\n    certificate-authority-data: ${toBase64(root.pem)}\n`;
    const { document } = await check(makeConfigMap({ kubeconfig }), { file: 'manifest.yaml' });
    expect(document.units).toEqual([]);
  });
});

describe('base64 of PEM in objects of any kind', () => {
  it('is read in a kubeconfig, and its pairs are compared', async () => {
    const user = (keyPem: string) =>
      [
        'apiVersion: v1',
        'kind: Config',
        'clusters:',
        `- cluster: { certificate-authority-data: ${toBase64(issuing.pem)} }`,
        'users:',
        '- user:',
        `    client-certificate-data: ${toBase64(pki.client.pem)}`,
        `    client-key-data: ${toBase64(keyPem)}`,
      ].join('\n');
    expect(await summary(user(pki.client.keyPem))).toEqual([]);
    expect(await summary(user(stranger.keyPem))).toEqual(['error key/mismatch']);
  });

  it('is read in values of a chart', async () => {
    const { document } = await check(`tls:\n  crt: ${crt}\n  key: ${key}\n`, { file: 'values.yaml' });
    expect(document.units.flatMap(({ holders }) => holders.map(({ name }) => name))).toEqual(['crt', 'key']);
  });
});

describe('a block that is cut off', () => {
  const cut = (text: string, bytes: number) => {
    const whole = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
    return pem(/BEGIN (.*?)-/.exec(text)?.[1] ?? '', new Uint8Array(whole.subarray(0, bytes)));
  };

  it.each([
    ['the certificate', cut(server.pem, 200), server.keyPem],
    ['the end of the certificate', cut(server.pem, 500), server.keyPem],
    ['the key', pki.serverChain, cut(server.keyPem, 50)],
  ])('says so, and nothing is made of what is left: %s', async (_, certificate, privateKey) => {
    const text = makeTlsSecret({ crt: certificate, key: privateKey, ca: root.pem });
    expect(await summary(text)).toEqual(['error pem/truncated-block']);
  });

  it('as the CA leaves open whether it fits', async () => {
    const text = makeTlsSecret({ crt: pki.serverChain, key: server.keyPem, ca: cut(root.pem, 300) });
    expect(await summary(text)).toEqual(['error pem/truncated-block']);
  });

  it('with its value is one finding, not two', async () => {
    const text = secret(['data:', `  tls.crt: ${crt.slice(0, 401)}`, `  tls.key: ${key}`]);
    expect(await summary(text)).toEqual(['error pem/truncated-block']);
  });
});

describe('a Secret as it is typed', () => {
  it('never speaks of issuers and keys before the blocks are whole', async () => {
    const text = makeTlsSecret({ crt: pki.serverChain, key: server.keyPem, ca: root.pem });
    const allowed = /missing-key|not-base64|not-pem|truncated-block|missing-issuer|redundant-root/;
    for (let end = 1; end < text.length; end += 7) {
      const { findings } = await check(text.slice(0, end), { file: 'manifest.yaml' });
      expect(findings.map(({ code }) => code).filter((code) => !allowed.test(code))).toEqual([]);
    }
  });
});
