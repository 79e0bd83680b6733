import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePunycode } from '../../../server/src/rules/san/punycode.ts';

it('reads what a resolver writes', () => {
  for (const label of ['bücher', 'münchen', '中国', 'правда', 'ひとやね', 'café-au-lait', '🔑']) {
    const encoded = domainToASCII(label);
    expect(decodePunycode(encoded.slice('xn--'.length))).toBe(label);
  }
});

it('refuses what nothing encodes to', () => {
  for (const label of ['12311613412431243', '99999999', 'bcher-kv!', 'bücher-kva', 'a-9']) {
    expect(decodePunycode(label), label).toBeUndefined();
  }
});

it('ends, whatever the label', () => {
  fc.assert(fc.property(fc.string({ maxLength: 70 }), (label) => decodePunycode(label) !== null));
});
