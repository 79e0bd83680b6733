import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/documents/read-document.ts';
import type { ArtifactContent, CertificateDocument } from '../../server/src/documents/types.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { makePki, makeTlsSecret, makeWebhook, toBase64, yamlDocuments } from '../builders/index.ts';
import { holdersOf } from './reading.ts';

const pki = makePki();
const toItem = (text: string) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
const secret = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem });
const block = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, encoding: 'stringData' });
const manifests = yamlDocuments(secret, 'a: 1\nb: [x, y]\n', block, makeWebhook(pki.root.pem), '{{ if .x }}\n', secret);
const list = `apiVersion: v1\nitems:\n${[secret, block, 'a: 1\n', secret].map(toItem).join('')}kind: List\nmetadata: {}\n`;
const bundle = `some text\n${pki.serverChain}\n\nmore\n${pki.root.pem}${pki.server.keyPem}`;

const pieces = [
  '',
  '\n',
  '---\n',
  '\n---\n',
  '---',
  ' ',
  '  ',
  '-',
  '"',
  "'",
  '{{',
  '}}',
  '|',
  ': ',
  '#',
  'x',
  '=',
  '\r\n',
  '\t',
  '- ',
  '\n- ',
  'kind: List\n',
  'items:\n',
  '[',
  '{',
  '-----BEGIN CERTIFICATE-----\n',
  '-----END CERTIFICATE-----\n',
  '-----',
  'BEGIN ',
  'kind: Secret\n',
  'LS0tLS1CRUdJTi',
  'caBundle: ',
  'type: kubernetes.io/tls\n',
  '\ufffd',
  '\ud83d',
  toBase64(pki.root.pem),
  pki.root.pem,
  'data:\n  tls.crt: ',
  '...\n',
  '%YAML 1.2\n',
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(2000)),
  insert: piece,
});

/** Everything but functions and shared objects. */
function comparable(document: CertificateDocument): unknown {
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) => {
      if (key === 'object') return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : value;
      if (key === 'bytes') return value instanceof Uint8Array ? value.length : value;
      return value;
    }),
  );
}

function applyEdits(source: SourceText, edits: readonly Edit[]) {
  let version = source;
  const changes = edits.map(({ at, remove, insert }) => {
    const start = Math.floor(at * version.text.length);
    const range = { start: version.positionAt(start), end: version.positionAt(start + remove) };
    const change = { range, text: insert };
    version = version.edit([change], version.version).source;
    return change;
  });
  return source.edit(changes, source.version + 1);
}

describe.each([
  ['yaml', manifests],
  ['yaml', `${manifests}---\n${list}---\n${list.replaceAll('\n- ', '\n  - ').replaceAll('\n  ', '\n    ')}`],
  ['yaml', list],
  [
    'json',
    `${JSON.stringify({ kind: 'List', items: [{ kind: 'Secret', apiVersion: 'v1', data: { 'tls.crt': toBase64(pki.server.pem) } }] }, null, 1)}\n`,
  ],
  ['pem', bundle],
])('editing %s', (languageId, text) => {
  it('gives what a fresh reading gives, whatever is edited', () => {
    const property = fc.property(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      (rounds) => {
        let source = SourceText.create(`file:///x.${languageId}`, languageId, 1, text);
        let open = readDocument(source);
        for (const edits of rounds) {
          const next = applyEdits(source, edits);
          source = next.source;
          open = open.edit(source, next.splices);
          expect(comparable(open.document)).toEqual(comparable(readDocument(source).document));
        }
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  it('reads any text without an exception', () => {
    const anything = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anything, (value) => {
        const { document } = readDocument(SourceText.create('untitled:Untitled-1', languageId, 1, value));
        for (const holder of holdersOf(document)) holder.source.encode(holder.source.text());
      }),
      { numRuns: 400 },
    );
  });
});

describe('what an edit leaves alone', () => {
  it('is shared in a list: the other items are not read again', () => {
    const long = `apiVersion: v1\nitems:\n${Array(5).fill(toItem(secret)).join('')}kind: List\n`;
    const source = SourceText.create('file:///x.yaml', 'yaml', 1, long);
    const before = readDocument(source);
    const at = source.positionAt(long.indexOf('api-tls', long.length / 2));
    const next = source.edit([{ range: { start: at, end: at }, text: 'x' }], 2);
    const units = before.edit(next.source, next.splices).document.units;
    expect(units.map((unit, index) => unit === before.document.units[index])).toEqual([true, true, true, false, false]);
    expect(units[3]).toMatchObject({ name: 'xapi-tls' });
  });

  it('is shared: contents of other documents, of other values, and of other blocks', () => {
    const typed = (languageId: string, text: string, at: number) => {
      const source = SourceText.create('file:///x', languageId, 1, text);
      const before = readDocument(source);
      const position = source.positionAt(at);
      const next = source.edit([{ range: { start: position, end: position }, text: ' ' }], 2);
      return [before.document, before.edit(next.source, next.splices).document].map((document) =>
        holdersOf(document).flatMap(({ artifacts }) => artifacts.map(({ content }) => content)),
      );
    };
    const [before = [], after = []] = typed('yaml', manifests, manifests.indexOf('name: api-tls') + 4);
    expect(after).toHaveLength(before.length);
    expect(after.every((content, index) => content === before[index])).toBe(true);
    const [blocks = [], moved = []] = typed('pem', bundle, 3);
    expect(moved.every((content, index) => content === blocks[index])).toBe(true);
  });
});

describe('bytes and characters', () => {
  it('lead to one another through every way of writing a value', () => {
    const styles = ['plain', 'quoted', 'single-quoted', 'block', 'folded', 'multi-line-plain'] as const;
    const texts = [
      ...styles.map((style) => makeTlsSecret({ crt: `# leading words\n${pki.serverChain}`, style })),
      ...styles.map((style) => makeTlsSecret({ crt: pki.serverChain, style, times: 2 })),
      ...(['quoted', 'block'] as const).map((style) =>
        makeTlsSecret({ crt: pki.serverChain, style, encoding: 'stringData' }),
      ),
      makeTlsSecret({ crt: pki.serverChain }).replaceAll('\n', '\r\n'),
    ];
    for (const text of texts) expectInverse(readDocument(SourceText.create('x.yaml', 'yaml', 1, text)).document);
    expectInverse(readDocument(SourceText.create('x.pem', 'pem', 1, bundle)).document);
  });
});

/** Every byte's characters lead back into its neighbourhood, and every character's byte leads back to the character. */
function expectInverse(document: CertificateDocument): void {
  const contents = holdersOf(document).flatMap(({ artifacts }) => artifacts.map(({ content }) => content));
  const lost = contents.flatMap((content) => [...lostBytes(content), ...lostCharacters(content)]);
  expect(contents.length).toBeGreaterThan(0);
  expect(lost).toEqual([]);
}

function* lostBytes(content: ArtifactContent): Generator<unknown> {
  for (let byte = 0; byte < content.bytes.length; byte += 7) {
    const range = content.textRangeOf({ start: byte, end: byte + 1 });
    const back = content.byteAt(range.end - 1) ?? -1;
    if (range.end <= range.start || back > byte || byte - back > 2) yield { byte, range, back };
  }
}

function* lostCharacters(content: ArtifactContent): Generator<unknown> {
  for (let offset = content.range.start; offset < content.range.end; offset += 5) {
    const byte = content.byteAt(offset);
    if (byte === undefined) continue;
    const range = content.textRangeOf({ start: byte, end: byte + 1 });
    if (offset < range.start || offset >= range.end) yield { offset, byte, range };
  }
}
