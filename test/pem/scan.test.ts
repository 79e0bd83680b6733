import { describe, expect, it } from 'vitest';
import { encodePem } from '../../server/src/pem/encode.ts';
import { scanPem } from '../../server/src/pem/scan.ts';
import { bodyLines, makeDer, makePem, summarize } from './sample.ts';

const sound = ['CERTIFICATE 200', 'CERTIFICATE 200', 'CERTIFICATE 200'];
const three = makePem(1) + makePem(2) + makePem(3);

describe('a file that is as it should be', () => {
  it('gives every block with its bytes and exact ranges', () => {
    const text = `a comment\n${makePem(1)}between\n${makePem(2, 1300, 'X509 CRL')}`;
    const [first, second] = scanPem(text).blocks;
    expect(first?.start).toBe(10);
    expect(first?.block.bytes).toEqual(makeDer(1));
    expect(second?.block.label).toBe('X509 CRL');
    expect(second?.block.bytes).toEqual(makeDer(2, 1300));
    const start = second?.start ?? 0;
    const at = (range: { start: number; end: number } | undefined) =>
      text.slice(start + (range?.start ?? 0), start + (range?.end ?? 0));
    expect(at(second?.block.beginLine)).toBe('-----BEGIN X509 CRL-----');
    expect(at(second?.block.endLine)).toBe('-----END X509 CRL-----');
    expect(at(second?.block.body).trim()).toBe(bodyLines(makePem(2, 1300)).join('\n'));
  });

  it.each([
    ['LF', three],
    ['CRLF', three.replaceAll('\n', '\r\n')],
    ['without a final line break', three.trimEnd()],
    ['indented like a YAML block scalar', `tls.crt: |\n${three.replace(/^(?=.)/gm, '    ')}`],
    ['indented by tabs like a here-document', three.replace(/^(?=.)/gm, '\t')],
    ['with text between', three.replaceAll('-----\n-----', '-----\n\n# next one -- below\n-----')],
    [
      'with OpenSSL bag attributes',
      `Bag Attributes\n    localKeyID: 01 02 \nsubject=CN = a\n\nissuer=CN = b\n\n${three}`,
    ],
  ])('finds nothing wrong: %s', (_, text) => {
    expect(summarize(text)).toEqual(sound);
  });

  it.each([1, 2, 3, 46, 47, 48, 49, 50])('reads %i bytes, whatever the padding', (length) => {
    const bytes = new Uint8Array(length).fill(7);
    const [placed] = scanPem(encodePem('DATA X', bytes)).blocks;
    // A handful of bytes is no more than a placeholder might be: those are left alone.
    if (placed !== undefined) expect(placed.block.bytes).toEqual(bytes);
    else expect(length).toBeLessThan(10);
  });

  it.each([
    'CERTIFICATE',
    'TRUSTED CERTIFICATE',
    'X509 CERTIFICATE',
    'NEW CERTIFICATE REQUEST',
    'PKCS #7 SIGNED DATA',
    'X9.42 DH PARAMETERS',
    'a-b!c',
  ])('takes the label %s', (label) => {
    expect(summarize(makePem(4, 100, label))).toEqual([`${label} 100`]);
  });

  it('accepts the 70 columns of OpenSSH', () => {
    const wide = bodyLines(makePem(1)).join('').replace(/.{70}/g, '$&\n');
    expect(summarize(`-----BEGIN OPENSSH PRIVATE KEY-----\n${wide}\n-----END OPENSSH PRIVATE KEY-----\n`)).toEqual([
      'OPENSSH PRIVATE KEY 200',
    ]);
  });

  it('reads the headers of an encrypted key', () => {
    const text = makePem(5, 200, 'RSA PRIVATE KEY').replace(
      '-----\n',
      '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00FF\n\n',
    );
    const block = scanPem(text).blocks[0]?.block;
    expect(block?.headers.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'Proc-Type=4,ENCRYPTED',
      'DEK-Info=AES-256-CBC,00FF',
    ]);
    expect(block?.bytes).toEqual(makeDer(5));
    expect(block?.problems).toEqual([]);
  });

  it('reads headers whose line breaks are written as characters', () => {
    const text = makePem(5, 200, 'RSA PRIVATE KEY').replace(
      '-----\n',
      '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00FF\n\n',
    );
    const block = scanPem(text.replaceAll('\n', '\\n')).blocks[0]?.block;
    expect(block?.headers).toHaveLength(2);
    expect(block?.bytes).toEqual(makeDer(5));
    expect(block?.problems.map((problem) => problem.kind)).toEqual(['escaped-newlines']);
  });
});

describe('text that only speaks of PEM', () => {
  it.each([
    ['a sentence', 'Put -----BEGIN CERTIFICATE----- first and -----END CERTIFICATE----- last.\n'],
    ['backticks', 'between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`\n'],
    ['source code', "const a = '-----BEGIN CERTIFICATE-----';\nconst b = '-----END CERTIFICATE-----';\n"],
    [
      'source code with escapes',
      'pem = "-----BEGIN CERTIFICATE-----\\n" + base64 + "\\n-----END CERTIFICATE-----\\n"\n',
    ],
    ['a placeholder', '-----BEGIN CERTIFICATE-----\n...\n-----END CERTIFICATE-----\n'],
    ['a word as placeholder', '-----BEGIN CERTIFICATE-----\nREDACTED\n-----END CERTIFICATE-----\n'],
    ['a template', '-----BEGIN CERTIFICATE-----\n{{ .Values.certificate }}\n-----END CERTIFICATE-----\n'],
    ['a commented block', makePem(9).replace(/^(?=.)/gm, '# ')],
    ['a block commented by slashes', makePem(9).replace(/^(?=.)/gm, '//')],
    ['a diff', makePem(9).replace(/^(?=.)/gm, '+')],
    [
      'OpenPGP',
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF0123456789abcdefABCDEF0123456789\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n',
    ],
    [
      'RFC 4716',
      '---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3NzaC1yc2EAAAADAQABAAABAQ0123456789\n---- END SSH2 PUBLIC KEY ----\n',
    ],
    ['SQL and shell', '-- BEGIN TRANSACTION\nBEGIN\nEND\n--- begin snippet ---\n'],
  ])('finds nothing in %s, and the blocks around it', (_, prose) => {
    expect(summarize(prose)).toEqual([]);
    expect(summarize(makePem(1) + prose + makePem(2))).toEqual(['CERTIFICATE 200', 'CERTIFICATE 200']);
  });
});

describe('a BEGIN and an END line that frame something else', () => {
  it.each([
    ['words', 'this is not base64\n'],
    ['punctuation', '????\n!!!!\n'],
    ['a first line that was overwritten', `????${makePem(1).slice(makePem(1).indexOf('\n', 30))}`.split('-----END')[0]],
  ])('are a block: %s', (_, body) => {
    const framed = `-----BEGIN CERTIFICATE-----\n${body}-----END CERTIFICATE-----\n`;
    const { blocks } = scanPem(makePem(1) + framed + makePem(2));
    expect(blocks).toHaveLength(3);
    expect(blocks[1]?.block.problems.map(({ kind }) => kind)).toContain('bad-base64');
  });
});

describe('limits', () => {
  it('says where the block count stopped it', () => {
    const scan = scanPem(three, { maxBlocks: 2, maxBlockBytes: 1000, maxTextLength: 10_000 });
    expect(scan.blocks).toHaveLength(2);
    expect(scan.limit).toEqual({ kind: 'block-count', at: three.length - makePem(3).length });
  });

  it('says where the text size stopped it', () => {
    const scan = scanPem(three, { maxBlocks: 9, maxBlockBytes: 1000, maxTextLength: makePem(1).length });
    expect(scan.blocks).toHaveLength(1);
    expect(scan.limit).toEqual({ kind: 'text-size', at: makePem(1).length });
  });

  it('cuts one huge block and goes on', () => {
    const scan = scanPem(makePem(1, 5000) + makePem(2), { maxBlocks: 9, maxBlockBytes: 1000, maxTextLength: 99_999 });
    expect(
      scan.blocks.map(({ block }) => [block.bytes.length, ...block.problems.map((problem) => problem.kind)]),
    ).toEqual([[1000, 'size-limit'], [200]]);
  });
});
