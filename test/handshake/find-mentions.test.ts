import { describe, expect, it } from 'vitest';
import { findMentions } from '../../server/src/handshake/report/find-mentions.ts';

const find = (lines: readonly string[], ...words: readonly string[]) =>
  findMentions(
    lines,
    10,
    words.map((text) => ({ text, target: text })),
  ).map(({ line, start, end, target }) => [line, lines[line - 10]?.slice(start, end), target]);

describe('words of a report that lead somewhere', () => {
  it('are found in every line, at their place', () => {
    const lines = ['The certificate is the one in certs/a.pem.', '', 'key: certs/a.key', 'again (certs/a.pem)'];
    expect(find(lines, 'certs/a.pem', 'certs/a.key')).toEqual([
      [10, 'certs/a.pem', 'certs/a.pem'],
      [12, 'certs/a.key', 'certs/a.key'],
      [13, 'certs/a.pem', 'certs/a.pem'],
    ]);
  });

  it('are not found inside of others, and the longer one wins', () => {
    const line = 'old/certs/a.pem and certs/a.pem.bak and certs/a.pem (Secret api, tls.crt)';
    expect(find([line], 'certs/a.pem', 'certs/a.pem (Secret api, tls.crt)')).toEqual([
      [10, 'certs/a.pem (Secret api, tls.crt)', 'certs/a.pem (Secret api, tls.crt)'],
    ]);
    expect(find(['chain/redundant-root-2'], 'chain/redundant-root', '')).toEqual([]);
  });
});
