import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../server/src/text/source-text.ts';

const open = (text: string): SourceText => SourceText.create('file:///a.pem', 'pem', 1, text);

/** Texts made of what editing has to get right: all line breaks, and characters of two UTF-16 units. */
const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r', '😀', ''), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('source text', () => {
  it('counts lines as LSP does: \\n, \\r\\n and \\r end one', () => {
    const source = open('one\r\ntwo\nthree\rfour');
    expect(source.lineCount).toBe(4);
    expect(source.positionAt(5)).toEqual({ line: 1, character: 0 });
    expect(source.positionAt(source.text.length)).toEqual({ line: 3, character: 4 });
  });

  it('takes a character past the end of its line as the end of that line', () => {
    expect(open('ab\r\ncd').offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(open('ab\r\ncd').offsetAt({ line: 9, character: 0 })).toBe(6);
  });

  it('joins and parts \\r\\n across an edit', () => {
    const source = open('a\rb');
    const joined = source.edit(
      [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '\n' }],
      2,
    ).source;
    expect(joined.text).toBe('a\r\nb');
    expect(joined.lineCount).toBe(2);
  });

  it('leaves the version before an edit as it was', () => {
    const before = open('one\ntwo');
    before.edit([{ text: 'other' }], 2);
    expect(before.text).toBe('one\ntwo');
    expect(before.positionAt(4)).toEqual({ line: 1, character: 0 });
  });

  it('finds after any edits what it would find in a fresh text', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(40), fc.nat(40), texts), { maxLength: 4 }), (text, edits) => {
        let source = open(text);
        for (const [a, b, inserted] of edits) {
          const range = { start: source.positionAt(Math.min(a, b)), end: source.positionAt(Math.max(a, b)) };
          source = source.edit([{ range, text: inserted }], source.version + 1).source;
        }
        const parts = Array.from({ length: source.length }, (_, offset) => source.slice(offset, offset + 1));
        const fresh = open(source.text);
        expect(parts.join('')).toBe(fresh.text);
        expect(source.lineCount).toBe(fresh.lineCount);
        for (let offset = 0; offset <= source.text.length; offset++) {
          expect(source.positionAt(offset)).toEqual(fresh.positionAt(offset));
        }
      }),
    );
  });

  it('takes long insertions, far from one another, and gives any part of the result', () => {
    const long = 'x'.repeat(100_000);
    let text = 'a'.repeat(300_000);
    let source = open(text);
    for (const [at, inserted] of [
      [10, 'one'],
      [12, 'two'],
      [200_000, 'far'],
      [200_001, long],
      [5, 'near'],
      [250_000, '!'],
    ] as const) {
      const place = source.positionAt(at);
      source = source.edit([{ range: { start: place, end: place }, text: inserted }], source.version + 1).source;
      text = text.slice(0, at) + inserted + text.slice(at);
      expect(source.length).toBe(text.length);
      for (const from of [0, 4, 11, at, at + 2])
        expect(source.slice(from, from + 120_000)).toBe(text.slice(from, from + 120_000));
    }
    expect(source.text).toBe(text);
  });

  it('reports each change as the splice that the text took', () => {
    const { splices } = open('abcdef').edit(
      [
        { range: { start: { line: 0, character: 1 }, end: { line: 0, character: 3 } }, text: 'XYZ' },
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '-' },
      ],
      2,
    );
    expect(splices).toEqual([
      { start: 1, oldEnd: 3, newEnd: 4 },
      { start: 0, oldEnd: 0, newEnd: 1 },
    ]);
  });
});
