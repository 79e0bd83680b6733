import { describe, expect, it } from 'vitest';
import {
  type CertificateSpec,
  DAY,
  type KeyAlgorithm,
  makeCa,
  makeConfigMap,
  makeCrl,
  makeCsr,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePkcs7,
  makePki,
  makeSelfSigned,
  makeTlsSecret,
  makeWebhook,
  NOW,
  pem,
} from '../builders/index.ts';
import { check } from './check.ts';

const HOUR = DAY / 24;

/** Everything a team keeps of one PKI: files and manifests, none of which has anything wrong. */
function healthy(
  label: string,
  algorithm: KeyAlgorithm,
  leafSpec: CertificateSpec = {},
  issuingSpec: CertificateSpec = {},
) {
  const key = (role: string) => ({ key: makeKey(algorithm, `${label} ${role}`) });
  const root = makeCa({ name: `${label} Root`, ...key('root') });
  const issuing = makeIntermediate(root, { name: `${label} Issuing`, ...key('issuing'), ...issuingSpec });
  const leaf = makeLeaf(issuing, { dns: ['api.svc'], roles: ['server', 'client'], ...key('leaf'), ...leafSpec });
  const direct = makeLeaf(root, { dns: ['direct.svc'], ...key('direct'), ...leafSpec });
  const chain = leaf.pem + issuing.pem;
  return {
    'root.pem': root.pem,
    'issuing.pem': issuing.pem,
    'ca-chain.pem': issuing.pem + root.pem,
    'ca-bundle.crt': root.pem + issuing.pem,
    'chain.pem': chain,
    'leaf.pem': leaf.pem,
    'leaf.crt': direct.pem,
    'combined.pem': leaf.keyPem + chain,
    'leaf.key': leaf.keyPem,
    'request.csr': makeCsr({ dns: ['api.svc'] }).pem,
    'root.crl': makeCrl(root).pem,
    'bundle.p7b': makePkcs7([leaf, issuing]).pem,
    'mutual.yaml': makeTlsSecret({ crt: chain, key: leaf.keyPem, ca: root.pem }),
    'leaf-only.yaml': makeTlsSecret({ crt: direct.pem, key: direct.keyPem, ca: root.pem }),
    'chain-in-ca.yaml': makeTlsSecret({ crt: leaf.pem, key: leaf.keyPem, ca: issuing.pem + root.pem }),
    'public.yaml': makeTlsSecret({ crt: chain, key: leaf.keyPem }),
    'text.yaml': makeTlsSecret({ crt: chain, key: leaf.keyPem, ca: root.pem, encoding: 'stringData' }),
    'issuer.yaml': makeTlsSecret({ crt: issuing.pem, key: issuing.keyPem, ca: root.pem }),
    'root.yaml': makeTlsSecret({ crt: root.pem, key: root.keyPem, ca: root.pem }),
    'opaque.yaml': makeTlsSecret({ type: 'Opaque', entries: { 'client.pem': chain, 'client-key.pem': leaf.keyPem } }),
    'trust.yaml': makeConfigMap({ 'ca.crt': root.pem + issuing.pem, 'old.pem': root.pem }),
    'webhook.yaml': makeWebhook(root.pem),
  };
}

/** As long as RSA of 2048 bits is held to be strong enough. */
const until2030: CertificateSpec = { days: [-365, 1460] };

/** What is remarked upon though it is healthy: refused by verifiers that are told to be strict. */
const remarks: readonly string[] = ['information extension/authority-key-identifier-missing'];

const worlds: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  allowed?: readonly string[],
])[] = [
  ['RSA', healthy('RSA', 'rsa-2048', {}, until2030)],
  ['ECDSA P-384', healthy('P-384', 'p384')],
  ['Ed25519', healthy('Ed25519', 'ed25519')],
  ['RSASSA-PSS keys', healthy('PSS', 'rsa-pss', {}, until2030)],
  ['a curve that browsers lack', healthy('Brainpool', 'brainpoolP256r1'), ['information key/curve-outside-tls']],
  [
    'mesh identities of a day',
    healthy('Mesh', 'p256', {
      name: [],
      dns: [],
      uri: ['spiffe://cluster.local/ns/payments/sa/api'],
      roles: ['server', 'client'],
      notBefore: NOW - 2 * HOUR,
      notAfter: NOW + 22 * HOUR,
    }),
  ],
  ['no key identifiers', healthy('Plain', 'p256', { without: ['aki', 'ski'] }), remarks],
];

const setUps = worlds.map(([name, files, allowed = []]) => ({ name, files, allowed }));

describe.each(setUps)('a healthy set-up: $name', ({ files, allowed }) => {
  it.each(Object.keys(files))('%s has no findings', async (file) => {
    const { summary } = await check(files[file] ?? '', { file, workspace: files });
    expect(summary.filter((finding) => !allowed.includes(finding))).toEqual([]);
  });
});

describe('private and development certificates', () => {
  it('a self-signed leaf is its own business, alone, with its key and in a Secret', async () => {
    const { pem: leaf, keyPem } = makeSelfSigned();
    expect((await check(leaf)).findings).toEqual([]);
    expect((await check(leaf + keyPem)).findings).toEqual([]);
    const secret = makeTlsSecret({ crt: leaf, key: keyPem, ca: leaf });
    expect((await check(secret, { file: 'secret.yaml' })).findings).toEqual([]);
  });

  it('a CA beside its key, and several keys beside several certificates, are no pairs that do not fit', async () => {
    const root = makeCa({ name: 'Dev CA' });
    const one = makeLeaf(root, { dns: ['one'], key: makeKey('p256', 'one') });
    const two = makeLeaf(root, { dns: ['two'], key: makeKey('p256', 'two') });
    expect((await check(root.pem + root.keyPem, { file: 'dev-ca.pem' })).findings).toEqual([]);
    const all = one.keyPem + one.pem + two.keyPem + two.pem + root.pem;
    expect((await check(all, { file: 'all.pem' })).findings).toEqual([]);
  });

  it('a leaf alone whose issuer is nowhere is at most remarked upon', async () => {
    const { summary } = await check(makePki().client.pem, { file: 'client.pem' });
    expect(summary).toEqual(['information chain/missing-issuer']);
  });

  it('an intermediate alone says nothing of its root', async () => {
    expect((await check(makePki().issuing.pem, { file: 'issuing.pem' })).findings).toEqual([]);
  });

  it('a fresh certificate of a day, and one of ten minutes, do not expire soon', async () => {
    const root = makeCa();
    const workspace = { 'root.pem': root.pem };
    const day = makeLeaf(root, { notBefore: NOW - HOUR, notAfter: NOW + 23 * HOUR });
    const minutes = makeLeaf(root, { notBefore: NOW - 60_000, notAfter: NOW + 9 * 60_000 });
    expect((await check(day.pem, { workspace })).findings).toEqual([]);
    expect((await check(minutes.pem, { workspace })).findings).toEqual([]);
  });

  it('the last moment of validity is still valid', async () => {
    const leaf = makeSelfSigned({ notBefore: NOW - DAY, notAfter: NOW });
    expect((await check(leaf.pem)).summary).toEqual(['error validity/expiring-soon']);
    expect((await check(leaf.pem, { now: NOW + 1000 })).summary).toEqual(['error validity/expired']);
  });
});

describe('CAs that change', () => {
  const old = makeCa({ name: 'Example CA', key: makeKey('p256', 'old generation'), days: [-3000, 600] });
  const next = makeCa({ name: 'Example CA', key: makeKey('p256', 'next generation') });
  const byOld = makeLeaf(old, { dns: ['old.svc'] });
  const byNext = makeLeaf(next, { dns: ['next.svc'] });
  const workspace = { 'old.pem': old.pem, 'next.pem': next.pem };

  it('old and new CA of one name side by side are a trust bundle, and leaves of both find theirs', async () => {
    expect((await check(old.pem + next.pem, { file: 'ca.pem' })).findings).toEqual([]);
    expect((await check(byOld.pem, { workspace })).findings).toEqual([]);
    expect((await check(byNext.pem, { workspace })).findings).toEqual([]);
    const both = makeTlsSecret({ crt: byOld.pem, key: byOld.keyPem, ca: next.pem + old.pem });
    expect((await check(both, { file: 'secret.yaml' })).findings).toEqual([]);
  });

  it('the new CA signed with the old key is no damage', async () => {
    const link = makeIntermediate(old, { name: 'Example CA', key: next.key });
    expect((await check(link.pem, { file: 'link.pem', workspace })).findings).toEqual([]);
    expect((await check(link.pem, { file: 'link.pem' })).findings).toEqual([]);
  });

  it('a root that was renewed with its key verifies what the old one signed', async () => {
    const renewed = makeCa({ name: 'Example CA', key: old.key, days: [-1, 3000] });
    const secret = makeTlsSecret({ crt: byOld.pem + old.pem, key: byOld.keyPem, ca: renewed.pem });
    expect((await check(secret, { file: 'secret.yaml' })).summary).toEqual(['hint chain/redundant-root']);
  });
});

describe('cross-signed CAs', () => {
  const elder = makeCa({ name: 'Elder Root' });
  const root = makeCa({ name: 'New Root', key: makeKey('p256', 'new root') });
  const cross = makeIntermediate(elder, { name: 'New Root', key: root.key, pathLength: 1 });
  const issuing = makeIntermediate(root, { name: 'New Issuing' });
  const leaf = makeLeaf(issuing, { dns: ['api.svc'] });
  const chain = leaf.pem + issuing.pem + cross.pem;

  it('a chain that ends below the elder root is whole, wherever the roots are', async () => {
    expect((await check(chain)).findings).toEqual([]);
    expect((await check(chain, { workspace: { 'root.pem': root.pem, 'elder.pem': elder.pem } })).findings).toEqual([]);
  });

  it('fits a ca.crt with either root', async () => {
    for (const ca of [root.pem, elder.pem]) {
      const secret = makeTlsSecret({ crt: chain, key: leaf.keyPem, ca });
      expect((await check(secret, { file: 'secret.yaml' })).findings).toEqual([]);
    }
  });
});

describe('files that are no chains', () => {
  const one = makePki({ label: 'one' });
  const other = makeLeaf(makeCa({ name: 'Elsewhere' }), { dns: ['other.svc'] });
  const third = makeLeaf(makeCa({ name: 'Somewhere' }), { dns: ['third.svc'] });

  it.each([
    ['unrelated leaves', 'pins.pem', one.server.pem + other.pem + third.pem],
    [
      'two chains after each other',
      'sites.pem',
      one.serverChain + one.clientChain.replace(one.issuing.pem, '') + other.pem,
    ],
    ['roots', 'roots.pem', one.root.pem + makeCa({ name: 'Second' }).pem + makeCa({ name: 'Third' }).pem],
    ['root before intermediate', 'cas.pem', one.root.pem + one.issuing.pem],
    [
      'many CAs and one leaf',
      'store.pem',
      Array.from({ length: 20 }, (_, n) => makeCa({ name: `CA ${n}` }).pem).join('') + other.pem,
    ],
    ['a self-signed server among CAs', 'accepted.pem', makeSelfSigned().pem + one.root.pem],
  ])('%s', async (_, file, text) => {
    expect((await check(text, { file })).findings).toEqual([]);
  });
});

describe('text that is unusual and read by everyone', () => {
  const { root, server } = makePki();
  const workspace = { 'issuing.pem': makePki().issuing.pem, 'root.pem': root.pem };

  it.each([
    ['CRLF', server.pem.replaceAll('\n', '\r\n')],
    ['text around the block', `subject=CN = api\nissuer=CN = ca\n${server.pem}\nand so on\n`],
    ['no line break at the end', server.pem.trimEnd()],
    ['legacy label', server.pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    ['lines of 76', pem('CERTIFICATE', server.der, { columns: 76 })],
  ])('%s', async (_, text) => {
    expect((await check(text, { workspace })).findings).toEqual([]);
  });
});
