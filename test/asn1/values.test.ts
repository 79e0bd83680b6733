import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex, toShortHex } from '../../server/src/asn1/hex.ts';
import { decodeOid, encodeOid } from '../../server/src/asn1/oid.ts';
import { OidTable } from '../../server/src/asn1/oid-table.ts';
import {
  namedBits,
  readBitString,
  readBoolean,
  readInteger,
  readSmallInteger,
} from '../../server/src/asn1/primitive.ts';
import { DerReader } from '../../server/src/asn1/reader.ts';
import { readString } from '../../server/src/asn1/strings.ts';
import { der } from '../builders/index.ts';

function read<Value>(bytes: Uint8Array, decode: (reader: DerReader) => Value): { value: Value; codes: string[] } {
  const reader = new DerReader(bytes);
  const value = decode(reader);
  return { value, codes: reader.problems.map(({ code }) => code) };
}

describe('INTEGER', () => {
  it.each([
    ['00', '00', false, []],
    ['7f', '7f', false, []],
    ['0080', '80', false, []],
    ['ff', '-01', true, []],
    ['80', '-80', true, []],
    ['ff00', '-0100', true, []],
    ['f5', '-0b', true, []],
    ['0001', '01', false, ['non-minimal-integer']],
    ['ffff', '-01', true, ['non-minimal-integer']],
    ['', '', false, ['bad-value']],
    ['00ffffffffffffffffffffffffffffffffffffffff', 'ffffffffffffffffffffffffffffffffffffffff', false, []],
  ])('%s reads as %s', (content, hex, negative, codes) => {
    const result = read(der.tlv(2, der.fromHex(content)), (reader) => readInteger(reader, reader.root('x'), 'x'));
    expect(result).toEqual({ value: { hex, negative }, codes });
  });

  it('is the number that was encoded, of any size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (number) => {
        const { value } = read(der.integer(number), (reader) => readInteger(reader, reader.root('x'), 'x'));
        const magnitude = BigInt(`0x${value.hex.replace('-', '')}`);
        expect(value.negative ? -magnitude : magnitude).toBe(number);
      }),
    );
  });

  it('is a number where it is small, and undefined where not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n }), (number) => {
        const { value } = read(der.integer(number), (reader) => readSmallInteger(reader, reader.root('x'), 'x'));
        expect(value).toBe(number > -(2n ** 31n) && number < 2n ** 31n ? Number(number) : undefined);
      }),
    );
  });
});

describe('BOOLEAN and BIT STRING', () => {
  it.each([
    ['ff', true, []],
    ['00', false, []],
    ['01', true, ['bad-value']],
    ['', false, ['bad-value']],
    ['ffff', true, ['bad-value']],
  ])('BOOLEAN %s is %s', (content, value, codes) => {
    expect(read(der.tlv(1, der.fromHex(content)), (reader) => readBoolean(reader, reader.root('x'), 'x'))).toEqual({
      value,
      codes,
    });
  });

  it.each([
    ['0106', ['bit 5', 'bit 6'], []],
    ['07ff80', ['zero', 'one', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7', 'bit 8'], []],
    ['00', [], []],
    ['', [], ['bad-value']],
    ['09ff', ['zero'], ['bad-value']],
  ])('BIT STRING %s has these bits', (content, value, codes) => {
    const result = read(der.tlv(3, der.fromHex(content)), (reader) =>
      namedBits(reader.bytes, readBitString(reader, reader.root('x'), 'x'), ['zero', 'one']),
    );
    expect(result).toEqual({ value, codes });
  });
});

describe('OBJECT IDENTIFIER', () => {
  it.each([
    '2.5.4.3',
    '1.2.840.113549.1.1.11',
    '0.9.2342.19200300.100.1.25',
    '2.999.1',
    '1.3.6.1.4.1.311.21.8.4294967296',
  ])('reads %s', (oid) => {
    const encoded = Uint8Array.from(encodeOid(oid));
    expect(decodeOid(encoded, 0, encoded.length)).toBe(oid);
  });

  it('reads arcs of 128 bits (UUIDs)', () => {
    const bytes = der.fromHex('6983f8a4b8c9d0e1f2a3b4c5d6e7f80102');
    expect(decodeOid(bytes, 0, bytes.length)).toMatch(/^2\.25\.\d{20,}\.2$/);
  });

  it.each(['', '80', '2a86'])('is none where the bytes are %j', (hex) => {
    const bytes = der.fromHex(hex);
    expect(decodeOid(bytes, 0, bytes.length)).toBeUndefined();
  });

  it('finds its meaning by its bytes', () => {
    const table = new OidTable([
      ['2.5.4.3', 'CN'],
      ['2.5.4.6', 'C'],
    ]);
    const bytes = der.oid('2.5.4.6');
    expect(table.find(bytes, 2, bytes.length)).toMatchObject({ oid: '2.5.4.6', meaning: 'C' });
    expect(table.find(der.oid('2.5.4.7'), 2, 5)).toBeUndefined();
    expect(table.get('2.5.4.3')).toBe('CN');
  });
});

describe('strings', () => {
  it.each(['utf8', 'printable', 'ia5', 'teletex', 'bmp', 'universal', 'numeric', 'visible'] as const)(
    'reads %s',
    (type) => {
      const text = type === 'numeric' ? '12 34' : 'Example CA of some length, 1234567890';
      const { value } = read(der.string(type, text), (reader) => readString(reader.bytes, reader.root('x')));
      expect(value).toEqual({ text, damaged: false });
    },
  );

  it.each([
    ['utf8', 'Ünïcode 証明書 🔐'],
    ['teletex', 'Müller & Söhne'],
    ['bmp', '証明書'],
    ['universal', '証明書 🔐'],
  ] as const)('reads what is outside ASCII in %s', (type, text) => {
    const { value } = read(der.string(type, text), (reader) => readString(reader.bytes, reader.root('x')));
    expect(value).toEqual({ text, damaged: false });
  });

  it.each([
    ['UTF-8 cut short', '0c02c3', '\ufffd'],
    ['Latin-1 in a PrintableString', '1303e46263', 'äbc'],
    ['a BMPString of three bytes', '1e03004142', 'A'],
    ['a UniversalString beyond Unicode', '1c0400110000', '\ufffd'],
  ])('shows %s as far as it goes, and says so', (_, hex, text) => {
    const { value } = read(der.fromHex(hex), (reader) => readString(reader.bytes, reader.root('x')));
    expect(value).toEqual({ text, damaged: true });
  });

  it('reads every ASCII text as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
        const { value } = read(der.string('ia5', text), (reader) => readString(reader.bytes, reader.root('x')));
        expect(value?.text).toBe(text);
      }),
    );
  });
});

describe('hex', () => {
  it('writes two digits a byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      }),
    );
  });

  it('says how much it leaves out', () => {
    expect(toShortHex(new Uint8Array(10), 0, 10, 4)).toBe('00000000… (6 more bytes)');
    expect(toShortHex(new Uint8Array(4), 0, 4, 4)).toBe('00000000');
  });
});
