import { describe, expect, it } from 'vitest';
import type { Unit } from '../../server/src/documents/types.ts';
import { createAnalysisCache } from '../../server/src/path/analysis-cache.ts';
import { analyzeUnit } from '../../server/src/path/analyze-unit.ts';
import type { HolderAnalysis, IssuerResult, UnitAnalysis } from '../../server/src/path/types.ts';
import { getDisplayName } from '../../server/src/x509/identity.ts';
import {
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  makeSelfSigned,
  makeTlsSecret,
  yamlDocuments,
} from '../builders/index.ts';
import { countingCrypto, makeWorkspace, read } from '../rules/check.ts';

const pki = makePki();
const { root, issuing, server, client } = pki;

/** Analyses of all units of a file, and how many signatures that took. */
async function analyze(text: string, file = 'server.pem', workspace: Readonly<Record<string, string>> = {}) {
  const document = read(file, text);
  const crypto = countingCrypto();
  const environment = { workspace: makeWorkspace(workspace, crypto), crypto, documentUri: document.uri, document };
  const cache = createAnalysisCache();
  const work = (unit: Unit) => analyzeUnit(unit, environment, cache);
  const analyses: UnitAnalysis[] = [];
  for (const unit of document.units) analyses.push(await work(unit));
  return { analyses, first: analyses[0], document, crypto, work };
}

function holder(analysis: UnitAnalysis | undefined, name?: string): HolderAnalysis {
  const found = analysis?.holders.find((each) => name === undefined || each.holder.name === name);
  if (found === undefined) throw new Error(`The fixture has no ${name ?? 'holder'}`);
  return found;
}

const nameOf = (source: HolderAnalysis['path'][number]): string =>
  source.kind === 'unit'
    ? getDisplayName(source.certificate.certificate)
    : `${getDisplayName(source.found.object)} in ${source.found.location}`;

function issuerOf(analysis: UnitAnalysis | undefined, index: number): IssuerResult | undefined {
  const certificate = holder(analysis).certificates[index];
  return certificate === undefined ? undefined : analysis?.issuerOf(certificate);
}

describe('what a file is meant as', () => {
  const twin = makeLeaf(makeCa({ name: 'Elsewhere' }), { dns: ['other.svc'] });
  it.each([
    ['leaf and intermediate', 'server.pem', pki.serverChain, 'chain', 'api.payments.svc'],
    ['reversed', 'server.pem', root.pem + issuing.pem + server.pem, 'chain', 'api.payments.svc'],
    ['leaf in the middle', 'server.pem', issuing.pem + server.pem + root.pem, 'chain', 'api.payments.svc'],
    ['a leaf', 'server.pem', server.pem, 'chain', 'api.payments.svc'],
    ['a self-signed leaf', 'dev.pem', makeSelfSigned().pem, 'chain', 'localhost'],
    ['a leaf and a foreign CA', 'server.pem', server.pem + makeCa({ name: 'Other' }).pem, 'chain', 'api.payments.svc'],
    ['an intermediate and its root', 'issuer.pem', issuing.pem + root.pem, 'chain', 'Payments Issuing CA'],
    ['the same, by name a bundle', 'ca-chain.pem', issuing.pem + root.pem, 'trust-bundle', undefined],
    ['root and intermediate', 'all.pem', root.pem + issuing.pem, 'trust-bundle', undefined],
    ['an intermediate', 'issuing.pem', issuing.pem, 'chain', 'Payments Issuing CA'],
    ['a root', 'root.pem', root.pem, 'trust-bundle', undefined],
    ['two leaves', 'pins.pem', server.pem + twin.pem, 'trust-bundle', undefined],
    [
      'two leaves with one key beside them',
      'pins.pem',
      twin.pem + server.pem + server.keyPem,
      'chain',
      'api.payments.svc',
    ],
    ['a chain and a stray leaf', 'server.pem', pki.serverChain + client.pem, 'chain', 'api.payments.svc'],
    ['a key alone', 'server.key', server.keyPem, 'none', undefined],
  ])('%s in %s', async (_, file, text, purpose, leaf) => {
    const found = holder((await analyze(text, file)).first);
    expect(found.purpose).toBe(purpose);
    expect(found.leaf && getDisplayName(found.leaf.certificate)).toBe(leaf);
  });

  it('tls.crt is a chain and ca.crt is not, whatever they hold', async () => {
    const { first } = await analyze(makeTlsSecret({ crt: root.pem, key: root.keyPem, ca: server.pem }), 'secret.yaml');
    expect(holder(first, 'tls.crt').purpose).toBe('chain');
    expect(holder(first, 'ca.crt').purpose).toBe('trust-bundle');
    expect(holder(first, 'tls.key').purpose).toBe('none');
  });
});

describe('issuers', () => {
  it('are found by signature in the file, and the path ends at the root', async () => {
    const { first } = await analyze(root.pem + issuing.pem + server.pem);
    expect(holder(first).path.map(nameOf)).toEqual(['api.payments.svc', 'Payments Issuing CA', 'Payments Root CA']);
    expect(issuerOf(first, 2)).toMatchObject({ kind: 'found', verified: true });
    expect(issuerOf(first, 0)).toEqual({ kind: 'self-signed' });
  });

  it('are found in the workspace, to the top', async () => {
    const { first } = await analyze(server.pem, 'a.pem', { 'ca/issuing.pem': issuing.pem, 'ca/root.pem': root.pem });
    expect(holder(first).path.map(nameOf)).toEqual([
      'api.payments.svc',
      'Payments Issuing CA in ca/issuing.pem',
      'Payments Root CA in ca/root.pem',
    ]);
  });

  it('are found in another object of the document before the workspace', async () => {
    const text = yamlDocuments(
      makeTlsSecret({ crt: server.pem, key: server.keyPem }),
      makeTlsSecret({ name: 'ca', type: 'Opaque', entries: { 'ca.crt': issuing.pem } }),
    );
    const { first } = await analyze(text, 'all.yaml', { 'issuing.pem': issuing.pem });
    expect(holder(first, 'tls.crt').path[1]).toMatchObject({ kind: 'unit' });
  });

  it('of the right name and another key are told apart from missing ones', async () => {
    const twin = makeIntermediate(root, { name: 'O=Payments, CN=Payments Issuing CA', key: makeKey('p256', 'twin') });
    expect(issuerOf((await analyze(server.pem + twin.pem)).first, 0)).toMatchObject({ kind: 'wrong-key' });
    expect(issuerOf((await analyze(server.pem)).first, 0)).toEqual({ kind: 'missing' });
    const both = await analyze(server.pem + twin.pem + issuing.pem);
    expect(issuerOf(both.first, 0)).toMatchObject({ kind: 'found', verified: true });
    expect(holder(both.first).strangers.map(({ index }) => index)).toEqual([1]);
  });

  it('that share the name of what they issued are missing, and a self-signed certificate that was changed is told', async () => {
    const twin = makeCa({ name: 'watt', key: makeKey('p256', 'ca named watt') });
    const leaf = makeLeaf(twin, { name: 'watt', key: makeKey('p256', 'leaf named watt') });
    expect(issuerOf((await analyze(leaf.pem)).first, 0)).toEqual({ kind: 'missing' });
    expect(issuerOf((await analyze(leaf.pem, 'leaf.pem', { 'ca.pem': twin.pem })).first, 0)).toMatchObject({
      kind: 'found',
      verified: true,
    });
    const changed = makeLeaf(twin, { name: 'watt', key: twin.key, raw: { signature: leaf.der.slice(-70) } });
    expect(issuerOf((await analyze(changed.pem)).first, 0)).toMatchObject({ kind: 'wrong-key' });
  });

  it('whose signature cannot be checked here are found all the same', async () => {
    const { document } = await analyze(pki.serverChain);
    const crypto = { ...countingCrypto(), verify: () => Promise.reject(new Error('no such algorithm')) };
    const workspace = makeWorkspace({}, crypto);
    const [unit] = document.units;
    const analysis = unit && (await analyzeUnit(unit, { workspace, crypto, documentUri: document.uri }));
    expect(issuerOf(analysis, 0)).toMatchObject({ kind: 'found', verified: false });
  });

  it('of a certificate with an empty issuer name are not guessed', async () => {
    const nameless = makeSelfSigned({ name: [], key: makeKey('p256', 'nameless') });
    const child = makeLeaf(nameless, { name: 'child' });
    expect(issuerOf((await analyze(child.pem + nameless.pem)).first, 0)).toEqual({ kind: 'missing' });
  });
});

describe('keys', () => {
  it('are known by the fingerprint of their public half', async () => {
    const { first } = await analyze(server.pem + server.keyPem);
    const [certificate] = holder(first).certificates;
    expect(first?.keys[0]?.spkiSha256).toBe(certificate && first?.spkiSha256(certificate.certificate));
    expect(first?.keys[0]?.spkiSha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('work', () => {
  const authorities = Array.from(
    { length: 40 },
    (_, n) => makeCa({ name: `CA ${n}`, key: makeKey('p256', `${n % 4}`) }).pem,
  );
  const bundle = Array.from({ length: 250 }, () => authorities.join('')).join('');

  it('a bundle of 10,000 certificates takes no signature check, and still names issuers', async () => {
    const { first, crypto } = await analyze(bundle, 'bundle.pem');
    const { purpose, certificates, duplicates } = holder(first);
    expect([purpose, certificates.length, duplicates.length]).toEqual(['trust-bundle', 10_000, 9960]);
    expect(issuerOf(first, 9999)).toMatchObject({ kind: 'self-signed' });
    expect(crypto.checked).toHaveLength(0);
  });

  it('a signature is checked once, however often its unit is analysed', async () => {
    const { crypto, document, work } = await analyze(root.pem + issuing.pem + server.pem);
    expect(crypto.checked).toHaveLength(3);
    for (const unit of document.units) await work(unit);
    expect(crypto.checked).toHaveLength(3);
  });

  it('a thousand namesakes in the workspace are not all tried', async () => {
    const namesakes = Array.from({ length: 60 }, (_, n) =>
      makeCa({ name: 'Example Root CA', key: makeKey('p256', `namesake ${n}`) }),
    );
    const files = Object.fromEntries(namesakes.map(({ pem }, n) => [`ca/${n}.pem`, pem]));
    const leaf = makeLeaf(makeCa({ key: makeKey('p256', 'the one') }), { without: ['aki'] });
    const { first, crypto } = await analyze(leaf.pem, 'leaf.pem', files);
    // Sixteen on the leaf, one on the root that is then taken for its issuer.
    expect(crypto.checked.length).toBeLessThanOrEqual(17);
    expect(issuerOf(first, 0)).toMatchObject({ kind: 'found', verified: false });
  });

  it('a tls.crt of thousands stays within its budget', async () => {
    const text = makeTlsSecret({ crt: authorities.join('').repeat(25), key: server.keyPem });
    const { crypto } = await analyze(text, 'secret.yaml');
    expect(crypto.checked.length).toBeLessThanOrEqual(128);
  });
});
