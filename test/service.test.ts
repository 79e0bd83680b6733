import { afterEach, describe, expect, it, vi } from 'vitest';
import { DerReader } from '../server/src/asn1/reader.ts';
import type { OpenDocument } from '../server/src/documents/read-document.ts';
import { readSettings } from '../server/src/lsp/settings.ts';
import { createNodeRuntime } from '../server/src/runtime/node.ts';
import { type CertificateService, createCertificateService } from '../server/src/service.ts';
import { english } from '../server/src/text/localize.ts';
import { SourceText } from '../server/src/text/source-text.ts';
import { makeCa, makeKey, makePki, makeTlsSecret, NOW, yamlDocuments } from './builders/index.ts';

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
  const open = service.read(SourceText.create(`file:///work/${languageId}`, languageId, 1, text));
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
  const { root, server, serverChain } = makePki();
  const secret = (index: number) =>
    makeTlsSecret({ name: `tls-${index}`, crt: serverChain, key: server.keyPem, ca: root.pem });
  return yamlDocuments(...Array.from({ length: size }, (_, index) => secret(index)));
}

describe('what work costs', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('opening a bundle looks into no name, no extension, hashes nothing and checks no signature', async () => {
    const { service, spent } = countWork();
    const bundle = makeBundle().join('');
    spent();
    await openText(service, 'pem', bundle);
    const { decoded, ...rest } = spent();
    expect(decoded).toBeGreaterThanOrEqual(size);
    expect(rest).toEqual({ lookedInto: 0, digest: 0, verify: 0, derivePublicKey: 0 });
  });

  it('a keystroke in a bundle decodes the block that it is in, and no other', async () => {
    const { service, spent } = countWork();
    const blocks = makeBundle();
    const open = await openText(service, 'pem', blocks.join(''));
    const entries = [...service.workspace.all()];
    const before = blocks.slice(0, size / 2).join('').length;
    spent();
    const edited = await typeAt(service, open, before + 200);
    const { decoded, ...rest } = spent();
    expect(decoded).toBeLessThan(12);
    expect(rest).toMatchObject({ digest: 0, verify: 0, derivePublicKey: 0 });
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
