import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DerReader } from '../../server/src/asn1/reader.ts';
import { type ParsedName, parseName } from '../../server/src/x509/name.ts';
import { der, type NameSpec, name } from '../builders/index.ts';

function read(spec: NameSpec): ParsedName {
  const reader = new DerReader(name(spec));
  return parseName(reader, reader.root('name'), 'name');
}

function commonName(
  value: string,
  encoding: 'utf8' | 'printable' | 'ia5' | 'teletex' | 'bmp' | 'universal' = 'utf8',
): ParsedName {
  return read([{ type: 'CN', value, encoding }]);
}

describe('the text of a name (RFC 4514)', () => {
  it.each([
    ['C=US, O=Example, CN=api', 'CN=api,O=Example,C=US'],
    ['DC=com, DC=example, UID=jsmith', 'UID=jsmith,DC=example,DC=com'],
    ['street=1 Main St, serialNumber=42, emailAddress=a@b', 'emailAddress=a@b,serialNumber=42,STREET=1 Main St'],
    ['', ''],
  ])('%s', (spec, text) => {
    expect(read(spec).text).toBe(text);
  });

  it('joins the attributes of one component by +', () => {
    expect(
      read([
        [
          { type: 'CN', value: 'x' },
          { type: 'OU', value: 'Sales' },
        ],
        [{ type: 'O', value: 'Y' }],
      ]).text,
    ).toBe('O=Y,OU=Sales+CN=x');
  });

  it.each([
    ['Sue, Grabbit and Runn', 'Sue\\, Grabbit and Runn'],
    ['a+b"c\\d<e>f;g', 'a\\+b\\"c\\\\d\\<e\\>f\\;g'],
    ['#hash', '\\#hash'],
    [' both ', '\\ both\\ '],
    [' ', '\\ '],
    ['two\nlines\u0000', 'two\\0Alines\\00'],
    ['Lučić', 'Lučić'],
    ['a#b c', 'a#b c'],
  ])('escapes %j', (value, text) => {
    expect(commonName(value).text).toBe(`CN=${text}`);
  });

  it('writes an attribute without a name as OID and hex, and one that is no string as hex', () => {
    expect(read([{ type: '1.2.3.4', value: 'x' }]).text).toBe('1.2.3.4=#0C0178');
    expect(read([{ type: 'CN', value: '', raw: der.integer(5) }]).text).toBe('CN=#020105');
  });

  it('keeps every attribute with its bytes and its string type', () => {
    const parsed = read([{ type: 'CN', value: '証明書', encoding: 'bmp' }]);
    const attribute = parsed.rdns[0]?.attributes[0];
    expect(attribute).toMatchObject({
      oid: '2.5.4.3',
      type: 'CN',
      value: '証明書',
      encoding: 'BMPString',
      valueRange: { start: 11, end: 19 },
    });
    expect(parsed.range).toEqual({ start: 0, end: 19 });
  });
});

describe('matching names (RFC 5280 §7.1)', () => {
  it.each([
    ['case', 'Example CA', 'EXAMPLE ca'],
    ['white space', 'Example CA', '  Example \t  CA '],
    ['compatible forms', 'Example CA', 'Ｅｘａｍｐｌｅ ＣＡ'],
    ['composed and decomposed characters', 'Müller', 'Mu\u0308ller'],
    ['sharp s', 'STRASSE', 'straße'],
    ['invisible characters', 'Example', 'Exa\u00admple\u200b'],
  ])('folds %s', (_, one, other) => {
    expect(commonName(one).matchKey).toBe(commonName(other).matchKey);
  });

  it('folds the string type', () => {
    const keys = (['utf8', 'printable', 'ia5', 'teletex', 'bmp', 'universal'] as const).map(
      (type) => commonName('Example CA', type).matchKey,
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('does not care for the order inside a component', () => {
    const cn = { type: 'CN', value: 'a' };
    const ou = { type: 'OU', value: 'b' };
    expect(read([[cn, ou]]).matchKey).toBe(read([[ou, cn]]).matchKey);
    expect(read([[cn, ou]]).matchKey).not.toBe(read([cn, ou]).matchKey);
  });

  it.each([
    ['another value', 'CN=a', 'CN=b'],
    ['another attribute', 'CN=a', 'OU=a'],
    ['another order of components', 'CN=a, OU=b', 'OU=b, CN=a'],
    ['one more component', 'CN=a', 'CN=a, CN=a'],
    ['no name', 'CN=a', ''],
  ])('tells %s apart', (_, one, other) => {
    expect(read(one).matchKey).not.toBe(read(other).matchKey);
  });

  it('cannot be fooled by values that look like the key itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('1', ':', '=', '.', '5', '2', '4', '3', 'a'), maxLength: 12 }), {
          maxLength: 3,
        }),
        (values) => {
          const parts = values.map((value) => ({ type: 'CN', value }));
          const joined = [{ type: 'CN', value: values.join('') }];
          if (values.length !== 1) expect(read(parts).matchKey).not.toBe(read(joined).matchKey);
        },
      ),
    );
  });
});

describe('damaged names', () => {
  it.each([
    ['bytes that are not UTF-8', der.fromHex('0c02c328'), 'bad-value'],
    ['a value that is missing', new Uint8Array(), undefined],
  ])('survive %s', (_, raw, code) => {
    const parsed = read([
      { type: 'CN', value: '', raw },
      { type: 'O', value: 'Example' },
    ]);
    expect(parsed.rdns[1]?.attributes[0]?.value).toBe('Example');
    expect(parsed.problems[0]?.code).toBe(code);
  });

  it('survive a component that is no SET', () => {
    const parsed = read(der.sequence(der.sequence(der.integer(1)), name('CN=x').subarray(2)));
    expect(parsed.text).toBe('CN=x');
    expect(parsed.problems.map(({ code, where }) => [code, where])).toEqual([['unexpected-tag', 'name.rdn']]);
  });
});
