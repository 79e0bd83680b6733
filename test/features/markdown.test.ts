import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, prose, visible } from '../../server/src/features/markdown.ts';

describe('untrusted text in a hover', () => {
  it('cannot close its code span', () => {
    expect(code('a`b')).toBe('`` a`b ``');
    expect(code('``` [click](command:evil) ```')).toBe('```` ``` [click](command:evil) ``` ````');
  });

  it('cannot end its table cell or its line', () => {
    expect(code('a|b\nc')).toBe('`a\\|b\\u{a}c`');
  });

  it('cannot reorder what is read: bidi controls are written out', () => {
    expect(visible('safe\u202Eexe.pem')).toBe('safe\\u{202e}exe.pem');
  });

  it('is no link, command or HTML when quoted in prose', () => {
    expect(prose('[x](command:y) <b> https://evil.example')).toBe(
      '\\[x\\]\\(command\\:y\\) \\<b\\> https\\:\\/\\/evil\\.example',
    );
  });

  it('is cut where it is longer than a hover can bear', () => {
    expect(visible('x'.repeat(400)).length).toBe(301);
  });

  it('never leaves a backtick run as long as its fence', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const span = code(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inside = span.slice(fence.length, span.length - fence.length);
        expect(inside.match(/`+/g) ?? []).not.toContain(fence);
      }),
    );
  });
});
