import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contextConstructed,
  type DerNode,
  DerReader,
  defaultDerLimits,
  describeTag,
  Tag,
} from '../../server/src/asn1/reader.ts';
import { der } from '../builders/index.ts';

const { berIndefinite, concat, context, fromHex, integer, octetString, sequence, withLength } = der;

function codes(reader: DerReader): string[] {
  return reader.problems.map(({ code }) => code);
}

/** Reads everything below `node`, depth first. */
function walk(reader: DerReader, node: DerNode): number {
  return (
    1 + reader.children(node, 'x').reduce((count, child) => count + (child.constructed ? walk(reader, child) : 1), 0)
  );
}

describe('reading TLVs', () => {
  it('knows header, content and end of every node', () => {
    const reader = new DerReader(sequence(integer(5), octetString(new Uint8Array(200))));
    const root = reader.root('outer');
    const [number, octets] = reader.children(root, 'outer');
    expect(root).toMatchObject({ tag: Tag.sequence, start: 0, contentStart: 3, end: 209, depth: 0 });
    expect(number).toMatchObject({ tag: Tag.integer, start: 3, contentStart: 5, contentEnd: 6, end: 6, depth: 1 });
    expect(octets).toMatchObject({ tag: Tag.octetString, start: 6, contentStart: 9, end: 209 });
    expect(reader.problems).toEqual([]);
  });

  it('steps through a sequence by what should come', () => {
    const reader = new DerReader(sequence(context(0, integer(2)), integer(7)));
    const cursor = reader.enter(reader.root('tbs'), 'tbs');
    expect(cursor.optional(contextConstructed(0))?.present).toBe(true);
    expect(cursor.optional(contextConstructed(1))).toBeUndefined();
    expect(cursor.take(Tag.integer, 'serialNumber').length).toBe(1);
    expect(cursor.done).toBe(true);
    expect(reader.problems).toEqual([]);
  });

  it('says what is missing or something else, and goes on after it', () => {
    const reader = new DerReader(sequence(octetString(Uint8Array.of(1)), integer(7)));
    const cursor = reader.enter(reader.root('tbs'), 'tbs');
    expect(cursor.take(Tag.integer, 'serialNumber').present).toBe(false);
    expect(cursor.take(Tag.integer, 'version').present).toBe(true);
    expect(cursor.take(Tag.sequence, 'issuer').present).toBe(false);
    expect(reader.problems).toEqual([
      {
        code: 'unexpected-tag',
        range: { start: 2, end: 5 },
        where: 'tbs.serialNumber',
        what: 'expected INTEGER, found OCTET STRING',
      },
      {
        code: 'unexpected-tag',
        range: { start: 8, end: 8 },
        where: 'tbs.issuer',
        what: 'expected SEQUENCE, found nothing',
      },
    ]);
  });

  it('does not miss again what an absent node would hold', () => {
    const reader = new DerReader(sequence());
    const missing = reader.enter(reader.root('outer'), 'outer').take(Tag.sequence, 'inner');
    reader.enter(missing, 'outer.inner').take(Tag.integer, 'number');
    expect(codes(reader)).toEqual(['unexpected-tag']);
  });

  it('reads tag numbers above 30', () => {
    const reader = new DerReader(Uint8Array.of(0xbf, 0x81, 0x01, 0x00));
    const node = reader.root('x');
    expect(node.tag).toBe(0xbf + 129 * 256);
    expect(describeTag(node.tag)).toBe('[129]');
  });
});

describe('damage is data', () => {
  it.each([
    ['indefinite length', berIndefinite(0x30, integer(1)), ['indefinite-length'], 2],
    [
      'nested indefinite lengths',
      berIndefinite(0x30, berIndefinite(0x30, integer(1)), integer(2)),
      ['indefinite-length', 'indefinite-length'],
      4,
    ],
    [
      'a length in more octets than needed',
      withLength(0x30, Uint8Array.of(0x82, 0, 3), integer(1)),
      ['non-minimal-length'],
      2,
    ],
    [
      'an indefinite length that never ends',
      concat(Uint8Array.of(0x30, 0x80), integer(1)),
      ['indefinite-length', 'truncated'],
      2,
    ],
    ['a length beyond the input', concat(Uint8Array.of(0x30, 0x50), integer(1)), ['truncated'], 2],
    ['an input that ends inside a length', Uint8Array.of(0x30, 0x82, 0x01), ['truncated'], 1],
    ['an input of one byte', Uint8Array.of(0x30), ['truncated'], 1],
    ['a length of 127 octets', Uint8Array.of(0x30, 0xff, 1, 2), ['truncated'], 1],
  ])('reads around %s', (_, bytes, expected, nodes) => {
    const reader = new DerReader(bytes);
    expect(walk(reader, reader.root('x'))).toBe(nodes);
    expect(codes(reader)).toEqual(expected);
  });

  it('reports bytes after the outermost TLV, and after the last known element', () => {
    const reader = new DerReader(concat(sequence(integer(1), integer(2)), fromHex('aabb')));
    const root = reader.root('x');
    reader.reportTrailing(root, 'x');
    const cursor = reader.enter(root, 'x');
    cursor.next();
    cursor.finish();
    expect(reader.problems.map(({ code, range }) => [code, range.start, range.end])).toEqual([
      ['trailing-data', 8, 10],
      ['trailing-data', 5, 8],
    ]);
  });

  it('ends the content of an indefinite length before its end-of-contents octets', () => {
    const reader = new DerReader(berIndefinite(0x30, integer(1)));
    expect(reader.root('x')).toMatchObject({ contentStart: 2, contentEnd: 5, end: 7 });
  });
});

describe('limits are said when hit', () => {
  const nested = (depth: number): Uint8Array => (depth === 0 ? integer(1) : sequence(nested(depth - 1)));

  it('stops at the depth limit', () => {
    const reader = new DerReader(nested(100), { ...defaultDerLimits, maxDepth: 10 });
    expect(walk(reader, reader.root('x'))).toBe(11);
    expect(codes(reader)).toEqual(['depth-limit']);
  });

  it('stops at the node limit', () => {
    const many = sequence(...Array.from({ length: 50 }, () => integer(1)));
    const reader = new DerReader(many, { ...defaultDerLimits, maxNodes: 10 });
    expect(reader.children(reader.root('x'), 'x')).toHaveLength(10);
    expect(codes(reader)).toEqual(['node-limit']);
  });

  it('stops at the size limit', () => {
    const reader = new DerReader(octetString(new Uint8Array(100)), { ...defaultDerLimits, maxBytes: 50 });
    expect(reader.root('x').end).toBe(50);
    expect(codes(reader)).toEqual(['size-limit', 'truncated']);
  });

  it('keeps the list of problems short', () => {
    const bad = sequence(...Array.from({ length: 500 }, () => withLength(2, Uint8Array.of(0x81, 1), Uint8Array.of(1))));
    const reader = new DerReader(bad);
    expect(reader.children(reader.root('x'), 'x')).toHaveLength(500);
    expect(reader.problems).toHaveLength(defaultDerLimits.maxProblems);
  });

  it('gives a fork a budget and problems of its own', () => {
    const reader = new DerReader(sequence(integer(1), integer(2)), { ...defaultDerLimits, maxNodes: 3 });
    for (let again = 0; again < 5; again++) {
      const fork = reader.fork('part.');
      expect(fork.children(fork.root('x'), 'x')).toHaveLength(2);
      expect(fork.problems).toEqual([]);
    }
    expect(reader.problems).toEqual([]);
  });
});

describe('any bytes', () => {
  const indefiniteRich = fc
    .uint8Array({ maxLength: 400 })
    .map((bytes) => bytes.map((byte) => (byte % 3 === 0 ? 0x80 : byte % 5 === 0 ? 0x30 : byte)));

  it('never throw, always end, and every range lies within them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), indefiniteRich), (bytes) => {
        const reader = new DerReader(bytes);
        const visit = (node: DerNode): void => {
          expect(node.start <= node.contentStart && node.contentStart <= node.contentEnd).toBe(true);
          expect(node.contentEnd <= node.end && node.end <= bytes.length && node.start >= 0).toBe(true);
          for (const child of node.constructed ? reader.children(node, 'x') : []) visit(child);
        };
        visit(reader.root('x'));
        for (const { range } of reader.problems) expect(range.start >= 0 && range.end <= bytes.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
