import { describe, expect, it } from 'vitest';
import { languageOf } from '../../server/src/documents/language.ts';
import { defaultDocumentLimits } from '../../server/src/documents/limits.ts';
import { artifactAt, holderAt } from '../../server/src/documents/locate.ts';
import { readBytes } from '../../server/src/documents/read-bytes.ts';
import { readDocument } from '../../server/src/documents/read-document.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { makePki, makeTlsSecret } from '../builders/index.ts';
import { cut, holder, holdersOf, problems, read } from './reading.ts';

const pki = makePki();

describe('a file of PEM', () => {
  it('is one unit with one holder and an artifact per block', () => {
    const text = `Subject: api\n${pki.serverChain}\n${pki.server.keyPem}`;
    const document = read(text, 'pem', 'file:///certs/my%20chain.pem');
    expect(document.units.map(({ kind, range }) => [kind, range])).toEqual([
      ['pem-file', { start: 0, end: text.length }],
    ]);
    expect(holdersOf(document).map(({ name, artifacts }) => [name, artifacts.length])).toEqual([['my chain.pem', 3]]);
    const [first] = holdersOf(document)[0]?.artifacts ?? [];
    expect(first && cut(document, first.anchor)).toBe('-----BEGIN CERTIFICATE-----');
  });

  it('keeps no bytes of private keys', () => {
    const contents = holdersOf(read(pki.serverChain + pki.server.keyPem, 'pem')).flatMap(({ artifacts }) =>
      artifacts.map(({ content }) => [content.object.kind, content.bytes.length > 0]),
    );
    expect(contents).toEqual([
      ['certificate', true],
      ['certificate', true],
      ['private-key', false],
    ]);
    const [key] =
      holdersOf(read(`-----BEGIN PRIVATE KEY-----\n${'ABCD'.repeat(16)}\n-----END PRIVATE KEY-----\n`, 'pem'))[0]
        ?.artifacts ?? [];
    expect(key?.content.bytes).toHaveLength(0);
  });

  it('works for untitled and virtual documents', () => {
    for (const uri of [
      'untitled:Untitled-1',
      'k8smsx://loadkubernetescore/secret-api-tls.yaml?context=x#y',
      'vscode-vfs://github/o/r/x',
    ]) {
      expect(holdersOf(read(pki.server.pem, 'pem', uri))[0]?.artifacts).toHaveLength(1);
      expect(read(makeTlsSecret({ crt: pki.server.pem }), 'yaml', uri).units).toHaveLength(1);
    }
  });

  it('says that it stopped at its limits', () => {
    const limits = { ...defaultDocumentLimits, pem: { ...defaultDocumentLimits.pem, maxBlocks: 1 } };
    const { document } = readDocument(SourceText.create('file:///x.pem', 'pem', 1, pki.serverChain), limits);
    expect(document.limit).toEqual({ kind: 'block-count', at: pki.server.pem.length });
    expect(holdersOf(document)[0]?.artifacts).toHaveLength(1);
    const yaml = { ...defaultDocumentLimits, maxPieces: 1 };
    const secrets = `${makeTlsSecret({ crt: pki.server.pem })}---\n${makeTlsSecret({ crt: pki.server.pem })}`;
    const second = readDocument(SourceText.create('file:///x.yaml', 'yaml', 1, secrets), yaml).document;
    expect(second.units).toHaveLength(1);
    expect(second.limit).toEqual({ kind: 'yaml-documents', at: secrets.indexOf('---\n') });
  });
});

describe('DER', () => {
  it('is read from bytes, without a place in any text', () => {
    const { document } = readBytes('file:///ca.der', pki.root.der, 'der');
    const [artifact] = holdersOf(document)[0]?.artifacts ?? [];
    expect(artifact?.content).toMatchObject({
      label: 'DER',
      object: { kind: 'certificate' },
      range: { start: 0, end: 0 },
    });
    expect(artifact?.content.textRangeOf({ start: 5, end: 9 })).toEqual({ start: 0, end: 0 });
    expect(problems(document)).toEqual([]);
  });

  it('is a problem in a file that promises PEM', () => {
    expect(problems(readBytes('file:///ca.pem', pki.root.der, 'pem').document)).toEqual([['not-pem der', '']]);
    expect(problems(readBytes('file:///ca.cer', pki.root.der, 'pem').document)).toEqual([]);
  });

  it('is recognised in the text that an editor makes of it', () => {
    for (const encoding of ['utf-8', 'latin1', 'windows-1252']) {
      const text =
        encoding === 'latin1'
          ? Buffer.from(pki.root.der).toString('latin1')
          : new TextDecoder(encoding).decode(pki.root.der);
      expect(problems(read(text, 'pem')).map(([problem]) => problem)).toEqual(['not-pem der']);
    }
    expect(problems(read('0 is a number\n', 'pem'))).toEqual([]);
  });

  it('gives way to text, whatever its byte order mark', () => {
    const wide = Buffer.from(`\ufeff${pki.server.pem}`, 'utf16le');
    expect(holdersOf(readBytes('file:///a.pem', wide, 'pem').document)[0]?.artifacts).toHaveLength(1);
    expect(problems(readBytes('file:///a.pem', wide, 'pem').document)).toEqual([['not-pem utf-16', expect.anything()]]);
    const unmarked = wide.subarray(2);
    expect(problems(readBytes('file:///a.pem', unmarked, 'pem').document)).toEqual([
      ['not-pem utf-16', expect.anything()],
    ]);
    const swapped = Buffer.from(wide).swap16();
    expect(holdersOf(readBytes('file:///a.pem', swapped, 'pem').document)[0]?.artifacts).toHaveLength(1);
    const marked = Buffer.from(`\ufeff${pki.server.pem}`);
    expect(holdersOf(readBytes('file:///a.pem', marked, 'pem').document)[0]?.artifacts).toHaveLength(1);
  });
});

describe('finding things', () => {
  it('finds the block at an offset, in PEM and in a Secret, and the holder on its key', () => {
    const bundle = read(`x\n${pki.serverChain}`, 'pem');
    const second = 2 + pki.server.pem.length;
    expect(artifactAt(bundle, 0)).toBeUndefined();
    expect(artifactAt(bundle, 2)?.artifact.start).toBe(2);
    expect(artifactAt(bundle, second + 30)?.artifact.start).toBe(second);
    const secret = read(makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem }));
    const crt = holder(secret, 'tls.crt');
    expect(holderAt(secret, secret.text.indexOf('tls.crt') + 2)?.holder).toBe(crt);
    expect(artifactAt(secret, secret.text.indexOf('tls.crt') + 2)).toBeUndefined();
    expect(artifactAt(secret, crt.valueRange.end - 8)?.artifact).toBe(crt.artifacts[1]);
    expect(artifactAt(secret, crt.valueRange.start)?.artifact).toBe(crt.artifacts[0]);
    expect(holderAt(secret, 3)).toBeUndefined();
  });
});

describe('languages by file name', () => {
  it.each([
    ['file:///a/tls.crt', 'pem'],
    ['file:///a/TLS.PEM?x=1#y', 'pem'],
    ['/etc/ssl/ca-bundle.trust', 'pem'],
    ['my-ca-bundle', 'pem'],
    ['C:\\certs\\server.key', 'pem'],
    ['a.yml', 'yaml'],
    ['vscode-vfs://github/o/r/values.yaml', 'yaml'],
    ['a.json', 'json'],
    ['a.der', 'der'],
    ['id_rsa.pub', undefined],
    ['readme.md', undefined],
    ['file:///a.pem/readme', undefined],
  ])('%s is %s', (name, language) => {
    expect(languageOf(name)).toBe(language);
  });
});
