import { afterEach, describe, expect, it, vi } from 'vitest';
import { DerReader } from '../server/src/asn1/reader.ts';
import type { OpenDocument } from '../server/src/documents/read-document.ts';
import { readSettings } from '../server/src/lsp/settings.ts';
import { createNodeRuntime } from '../server/src/runtime/node.ts';
import { type CertificateService, createCertificateService } from '../server/src/service.ts';
import { english } from '../server/src/text/localize.ts';
import { SourceText } from '../server/src/text/source-text.ts';
import { DAY, makeCa, makeKey, makeLeaf, makePki, makeTlsSecret, NOW, yamlDocuments } from './builders/index.ts';

/** Counts what is expensive: values decoded, names and extensions looked into, digests, signatures, keys derived. */
function countWork() {
  const { crypto } = createNodeRuntime();
  const decoded = vi.spyOn(DerReader.prototype, 'root');
  const lookedInto = vi.spyOn(DerReader.prototype, 'fork');
  const digest = vi.fn(crypto.digest);
  const verify = vi.fn(crypto.verify);
  const derivePublicKey = vi.fn(crypto.derivePublicKey);
  const spies = { decoded, lookedInto, digest, verify, derivePublicKey };
  const service = createCertificateService({
    crypto: { digest, verify, derivePublicKey },
    now: () => NOW,
    log: createNodeRuntime().log,
  });
  /** Since the last time. */
  const spent = () => {
    const counts = Object.fromEntries(Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]));
    for (const spy of Object.values(spies)) spy.mockClear();
    return counts;
  };
  return { service, spent };
}

/** An editor's part: takes the version into the index and asks for its findings. */
async function look(service: CertificateService, open: OpenDocument) {
  service.workspace.setFile(open.source.uri, open);
  return service.analyze(open, { settings: readSettings({}).rules, t: english });
}

async function openText(service: CertificateService, languageId: string, text: string) {
  const open = service.read(SourceText.create(`file:///project/${languageId}`, languageId, 1, text));
  await look(service, open);
  return open;
}

/** Types a character at the offset, and takes it back. */
async function typeAt(service: CertificateService, open: OpenDocument, offset: number): Promise<OpenDocument> {
  const start = open.source.positionAt(offset);
  const end = { line: start.line, character: start.character + 1 };
  let last = open;
  for (const change of [
    { range: { start, end: start }, text: 'A' },
    { range: { start, end }, text: '' },
  ]) {
    const { source, splices } = last.source.edit([change], last.source.version + 1);
    last = service.edit(last, source, splices);
    await look(service, last);
  }
  return last;
}

const contentsOf = ({ document }: OpenDocument) =>
  document.units.flatMap(({ holders }) => holders.flatMap(({ artifacts }) => artifacts.map(({ content }) => content)));

const size = 60;

const makeBundle = () =>
  Array.from({ length: size }, (_, index) => makeCa({ name: `CN=Root ${index}`, key: makeKey('p256', 'roots') }).pem);

function makeManifest(): string {
  const { root, issuing } = makePki();
  const secret = (index: number) => {
    const { pem, keyPem } = makeLeaf(issuing, { dns: [`service-${index}.svc`] });
    return makeTlsSecret({ name: `tls-${index}`, crt: pem + issuing.pem, key: keyPem, ca: root.pem });
  };
  return yamlDocuments(...Array.from({ length: size }, (_, index) => secret(index)));
}

describe('what work costs', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('opening a bundle looks into every name and extension once, hashes nothing and checks no signature', async () => {
    const { service, spent } = countWork();
    const bundle = makeBundle().join('');
    spent();
    await openText(service, 'pem', bundle);
    const { decoded, lookedInto, ...rest } = spent();
    expect(decoded).toBeGreaterThanOrEqual(size);
    // Subject (its issuer is the same bytes), basic constraints, key usage, key identifier.
    expect(lookedInto).toBeLessThanOrEqual(4 * size);
    expect(rest).toEqual({ digest: 0, verify: 0, derivePublicKey: 0 });
  });

  it('a keystroke in a bundle decodes the block that it is in, and no other', async () => {
    const { service, spent } = countWork();
    const blocks = makeBundle();
    const open = await openText(service, 'pem', blocks.join(''));
    const entries = [...service.workspace.all()];
    const before = blocks.slice(0, size / 2).join('').length;
    // Who else has the key of what is typed there is looked up in a table of all keys, made once.
    const once = await typeAt(service, open, before + 200);
    spent();
    const edited = await typeAt(service, once, before + 200);
    const { decoded, digest, ...rest } = spent();
    expect(decoded).toBeLessThan(12);
    expect(digest).toBeLessThan(6);
    expect(rest).toMatchObject({ verify: 0, derivePublicKey: 0 });
    const changed = contentsOf(edited).filter((content, index) => content !== contentsOf(open)[index]);
    expect(changed).toHaveLength(1);
    expect([...service.workspace.all()].filter((entry) => !entries.includes(entry))).toHaveLength(1);
  });

  it('a keystroke in a manifest of many Secrets works on the Secret that it is in, and on no other', async () => {
    const { service, spent } = countWork();
    const text = makeManifest();
    const open = await openText(service, 'yaml', text);
    const whole = spent();
    const secret = text.indexOf(`tls-${size / 2}`);
    const edited = await typeAt(service, open, text.indexOf('tls.crt:', secret) + 300);
    const work = spent();
    for (const [kind, count] of Object.entries(work)) expect(count, kind).toBeLessThanOrEqual((whole[kind] ?? 0) / 10);
    const shared = contentsOf(edited).filter((content) => contentsOf(open).includes(content));
    expect(shared.length).toBeGreaterThanOrEqual((size - 1) * 4);
  });
});

describe('a Secret about which there was nothing to say', () => {
  const pki = makePki();
  const { pem: issuingPem } = pki.issuing;
  const leafOnly = makeTlsSecret({ name: 'leaf-only', crt: pki.server.pem, key: pki.server.keyPem });
  const withIssuer = makeTlsSecret({ name: 'with-issuer', crt: pki.serverChain, key: pki.server.keyPem });

  const codes = async (service: CertificateService, open: OpenDocument, now = NOW) => {
    service.workspace.setFile(open.source.uri, open);
    const { findings } = await service.analyze(open, { settings, t: english, now });
    return findings.map(({ code }) => code);
  };
  const settings = readSettings({}).rules;
  const replace = (service: CertificateService, open: OpenDocument, text: string, by: string) => {
    const at = open.source.text.indexOf(text);
    const range = { start: open.source.positionAt(at), end: open.source.positionAt(at + text.length) };
    const { source, splices } = open.source.edit([{ range, text: by }], open.source.version + 1);
    return service.edit(open, source, splices);
  };
  const openManifest = (service: CertificateService) =>
    service.read(SourceText.create('file:///project/tls.yaml', 'yaml', 1, yamlDocuments(withIssuer, leafOnly)));

  it('is asked again when the issuer that it found in another Secret goes', async () => {
    const { service } = countWork();
    const open = openManifest(service);
    expect(await codes(service, open)).not.toContain('chain/missing-issuer');
    const alone = replace(service, open, withIssuer, '');
    expect(await codes(service, alone)).toContain('chain/missing-issuer');
  });

  it('is asked again when the issuer that it found in another file goes', async () => {
    const { service } = countWork();
    const authority = service.read(SourceText.create('file:///project/ca.pem', 'pem', 1, issuingPem));
    service.workspace.setFile(authority.source.uri, authority);
    const text = yamlDocuments(leafOnly, '# nothing\n');
    const open = service.read(SourceText.create('file:///project/tls.yaml', 'yaml', 1, text));
    expect(await codes(service, open)).not.toContain('chain/missing-issuer');
    service.workspace.removeFile(authority.source.uri);
    expect(await codes(service, open)).toContain('chain/missing-issuer');
  });

  it('is asked again when its key turns up elsewhere under another name, and when that goes', async () => {
    const { service } = countWork();
    const open = openManifest(service);
    expect(await codes(service, open)).not.toContain('key/reused');
    const other = makeLeaf(pki.issuing, { dns: ['stranger.svc'], key: pki.server.key }).pem;
    const elsewhere = service.read(SourceText.create('file:///project/other.pem', 'pem', 1, other));
    service.workspace.setFile(elsewhere.source.uri, elsewhere);
    expect(await codes(service, open)).toContain('key/reused');
    service.workspace.removeFile(elsewhere.source.uri);
    expect(await codes(service, open)).not.toContain('key/reused');
  });

  it('is asked again when time passes', async () => {
    const { service } = countWork();
    const open = openManifest(service);
    expect(await codes(service, open)).not.toContain('validity/expired');
    expect(await codes(service, open, NOW + 3650 * DAY)).toContain('validity/expired');
  });

  it('is asked again under other settings', async () => {
    const { service } = countWork();
    const open = openManifest(service);
    expect(await codes(service, open)).not.toContain('key/unencrypted');
    const strict = readSettings({ rules: { 'key/unencrypted': 'warning' } }).rules;
    const { findings } = await service.analyze(open, { settings: strict, t: english, now: NOW });
    expect(findings.map(({ code }) => code)).toContain('key/unencrypted');
  });

  it('keeps what was said of its fields, where they stand now, without being asked again', async () => {
    const { service, spent } = countWork();
    const odd = makeLeaf(pki.issuing, { serial: 0, dns: ['odd.svc'] });
    const oddSecret = makeTlsSecret({ name: 'odd', crt: odd.pem + issuingPem, key: odd.keyPem, ca: pki.root.pem });
    const manifest = yamlDocuments(withIssuer, oddSecret);
    const open = service.read(SourceText.create('file:///project/tls.yaml', 'yaml', 1, manifest));
    expect(await codes(service, open)).toEqual(['certificate/serial-number-not-positive']);
    const moved = replace(service, open, 'with-issuer', 'with-issuer-and-a-longer-name');
    service.workspace.setFile(moved.source.uri, moved);
    spent();
    const { findings, source } = await service.analyze(moved, { settings, t: english, now: NOW });
    expect(findings.map(({ range }) => source.text.slice(range.start, range.end))).toEqual(['tls.crt']);
    expect(findings[0]?.range.start).toBe(source.text.lastIndexOf('tls.crt'));
    expect(spent()['lookedInto']).toBe(0);
  });

  it('says what a finding implied when a comment above the object silences that one', async () => {
    const { service } = countWork();
    const odd = makeLeaf(pki.issuing, { dns: ['.odd.svc'] });
    const oddSecret = makeTlsSecret({ name: 'odd', crt: odd.pem + issuingPem, key: odd.keyPem, ca: pki.root.pem });
    const manifest = yamlDocuments(withIssuer, `# Nothing silenced yet\n${oddSecret}`);
    const open = service.read(SourceText.create('file:///project/tls.yaml', 'yaml', 1, manifest));
    expect(await codes(service, open)).toEqual(['san/leading-period']);
    const comment = 'certscope-ignore san/leading-period: a suffix, as the device reads it';
    const commented = replace(service, open, 'Nothing silenced yet', comment);
    expect(await codes(service, commented)).toEqual(['san/dns-empty-label']);
  });

  it('is analysed where it stands now, for who asks', async () => {
    const { service } = countWork();
    const open = openManifest(service);
    await codes(service, open);
    const moved = replace(service, open, 'with-issuer', 'with-issuer-and-a-longer-name');
    service.workspace.setFile(moved.source.uri, moved);
    const { analyses, document } = await service.analyze(moved, { settings, t: english, now: NOW });
    const unit = document.units[1];
    const analysis = unit && analyses.get(unit);
    expect(unit?.origin).toBeDefined();
    expect(analysis?.holders.map(({ holder }) => holder)).toEqual(unit?.holders);
    const chain = analysis?.holders.find(({ purpose }) => purpose === 'chain');
    expect(chain?.judgement?.verdicts.map(({ result }) => result.verdict)).toEqual(['valid']);
  });
});

describe('a block of a large bundle', () => {
  const settings = readSettings({}).rules;
  const isExpired = 'validity/expired';

  const findings = async (service: CertificateService, open: OpenDocument, now = NOW) => {
    service.workspace.setFile(open.source.uri, open);
    const analyzed = await service.analyze(open, { settings, t: english, now });
    return analyzed.findings.filter(({ code }) => code === isExpired).map(({ range }) => range.start);
  };

  /** All are good for ten years but number 40. */
  const blocks = Array.from({ length: 80 }, (_, index) => {
    const days: readonly [number, number] = index === 40 ? [-90, -1] : [-1, 3650];
    return makeCa({ name: `CN=Root ${index}`, key: makeKey('p256', 'roots'), days }).pem;
  });
  const lengthOf = (count: number) => blocks.slice(0, count).join('').length;

  it('keeps its finding, where it stands now, when another one is edited', async () => {
    const { service } = countWork();
    const open = await openText(service, 'pem', blocks.join(''));
    expect(await findings(service, open)).toEqual([lengthOf(40)]);
    const { source, splices } = open.source.edit(
      [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: blocks[1] ?? '' }],
      2,
    );
    const longer = service.edit(open, source, splices);
    expect(await findings(service, longer)).toEqual([lengthOf(40) + (blocks[1] ?? '').length]);
    const edited = await typeAt(service, longer, longer.source.length - 200);
    expect(await findings(service, edited)).toEqual([lengthOf(40) + (blocks[1] ?? '').length]);
  });

  it('is asked again when time passes', async () => {
    const { service } = countWork();
    const open = await openText(service, 'pem', blocks.join(''));
    expect(await findings(service, open)).toHaveLength(1);
    expect(await findings(service, open, NOW + 5000 * DAY)).toHaveLength(80);
  });
});
