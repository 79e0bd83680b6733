import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeBase64Text, encodeBase64 } from '../../server/src/pem/base64.ts';
import { scanPem } from '../../server/src/pem/scan.ts';
import type { PemBlock } from '../../server/src/pem/types.ts';
import type { TextRange } from '../../server/src/text/range.ts';
import { pemText } from './arbitraries.ts';
import { makePem } from './sample.ts';

const corpora = process.env['CERTSCOPE_CORPORA'] ?? join(import.meta.dirname, '../../../shared/corpora');
const fuzz = join(corpora, 'parse/fuzz.jsonl');

function expectInside(range: TextRange, length: number): void {
  expect(range.start).toBeGreaterThanOrEqual(0);
  expect(range.end).toBeGreaterThanOrEqual(range.start);
  expect(range.end).toBeLessThanOrEqual(length);
}

function expectInBounds(text: string): void {
  let end = 0;
  for (const { start, block } of scanPem(text).blocks) {
    expect(start).toBeGreaterThanOrEqual(end);
    end = start + block.length;
    expect(end).toBeLessThanOrEqual(text.length);
    const ranges = [block.beginLine, block.body, block.endLine, ...block.headers.map((header) => header.range)];
    for (const range of ranges) if (range !== undefined) expectInside(range, block.length);
    for (const problem of block.problems) {
      expectInside(problem.range, block.length);
      expect(problem.range.end).toBeGreaterThan(problem.range.start);
      expect(problem.quote?.length ?? 0).toBeLessThanOrEqual(40);
    }
    expectInverse(block);
  }
}

/** The characters of a byte carry bits of it; the bytes of a character have it among theirs. */
function expectInverse(block: PemBlock): void {
  const step = Math.max(1, Math.floor(block.bytes.length / 50));
  for (let byte = 0; byte < block.bytes.length; byte += step) {
    const range = block.textRangeOf({ start: byte, end: byte + 1 });
    expectInside(range, block.length);
    const first = block.byteAt(range.start);
    expect(first === byte || first === byte - 1).toBe(true);
    expect(block.byteAt(range.end - 1)).toBe(byte);
  }
}

describe('any text', () => {
  it('is read, with every range inside its block', () => {
    fc.assert(fc.property(pemText, expectInBounds), { numRuns: 500 });
  });

  it('is read when it has nothing to do with PEM', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), expectInBounds));
  });

  it.skipIf(!existsSync(fuzz))('of the corpora is read', () => {
    let texts = 0;
    for (const line of readFileSync(fuzz, 'utf8').split('\n')) {
      if (line === '') continue;
      const record: { kind: string; bytes: string } = JSON.parse(line);
      if (record.kind === 'der') continue;
      texts++;
      expectInBounds(Buffer.from(record.bytes, 'base64').toString('latin1'));
    }
    expect(texts).toBeGreaterThan(0);
  });
});

describe('the map of a block', () => {
  it.each([
    ['LF', (pem: string) => pem],
    ['CRLF', (pem: string) => pem.replaceAll('\n', '\r\n')],
    ['escapes', (pem: string) => pem.replaceAll('\n', '\\n')],
    ['no lines', (pem: string) => pem.replaceAll('\n', ' ')],
    ['odd lines', (pem: string) => pem.replace(/(?<=^.{64}\n[^-]{5})/m, '\n \n')],
  ])('encodes each byte at the characters it names: %s', (_, layout) => {
    const text = layout(makePem(7, 500));
    const block = scanPem(text).blocks[0]?.block;
    const bytes = block?.bytes ?? new Uint8Array();
    expect(bytes).toHaveLength(500);
    for (let at = 0; at + 3 <= bytes.length; at += 3) {
      const range = block?.textRangeOf({ start: at, end: at + 3 });
      const characters = text.slice(range?.start, range?.end).replace(/\\n|\s/g, '');
      expect(decodeBase64(characters)).toEqual(bytes.slice(at, at + 3));
    }
    const lineBreak = text.search(/\\n|\s(?=M)/);
    expect(block?.byteAt(lineBreak)).toBeUndefined();
  });
});

describe('base64', () => {
  it('comes back as it was, and as node writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text)).toEqual(bytes);
        expect(decodeBase64Text(`x: ${text}`, 3).problems).toEqual([]);
      }),
    );
  });

  it('says where it is wrong', () => {
    expect(decodeBase64Text('key: QUJD!REVG', 5).problems).toEqual([
      { kind: 'bad-base64', detail: 'invalid-character', range: { start: 9, end: 10 }, quote: '!' },
    ]);
    expect(decodeBase64Text('QUI').problems).toMatchObject([{ detail: 'wrong-padding', range: { start: 2, end: 3 } }]);
  });
});

/** Each of these would take hours if the time grew with the square of the length. */
describe('a million characters of', () => {
  const begin = '-----BEGIN CERTIFICATE-----';
  const line = 'MIIBszCCAVmgAwIBAgIUHk0123456789abcdefghijklmnopqrstuvwxyzABCDEF\n';
  const size = 1_000_000;
  it.each([
    ['BEGIN lines', `${begin}\n`],
    ['BEGIN lines without line breaks', begin],
    ['BEGIN lines without END', `${begin}\n${line}`],
    ['damaged BEGIN lines', `----BEGIN CERTIFICATE----\n${line}`],
    ['bare BEGIN lines', `BEGIN CERTIFICATE\n${line}`],
    ['headers that hold BEGIN lines', `a: ${begin}\n`],
    ['END lines', '-----END X-----\n'],
    ['dashes', '-'],
    ['base64', 'A'],
    ['backslashes', '\\'],
    ['escapes', '\\n'],
    ['blanks', ' '],
    ['padding', '='],
    ['wrong characters', '!A'],
    ['no-break spaces', '\u00A0'],
    ['words', 'begin end '],
  ])('%s is read in one go', (_, part) => {
    const many = part.repeat(size / part.length);
    for (const text of [many, `${begin}\n${line}${many}`, `${begin}\n${line}${many}\n-----END CERTIFICATE-----\n`]) {
      const { blocks } = scanPem(text);
      expect(blocks.every(({ block }) => block.problems.length < 100)).toBe(true);
    }
  });
});
