import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dedentBlocks,
  normalizeWhitespace,
  repairBase64,
  repairMarkers,
  rewrapBlocks,
  splitGluedBlocks,
  unescapeNewlines,
} from '../../server/src/pem/repair.ts';
import { scanPem } from '../../server/src/pem/scan.ts';
import { pemText } from './arbitraries.ts';
import { bodyLines, makePem } from './sample.ts';

const one = makePem(1);
const two = makePem(2);
const both = one + two;
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

describe('glued blocks', () => {
  it.each([`${END}${BEGIN}`, '-----END CERTIFICATE-----BEGIN CERTIFICATE-----', `${END}  ${BEGIN}`])(
    '%s are split',
    (glued) => {
      expect(splitGluedBlocks(both.replace(`${END}\n${BEGIN}`, glued))).toBe(both);
    },
  );

  it('keep their indentation and line breaks', () => {
    const indented = both.replace(/^(?=.)/gm, '  ').replaceAll('\n', '\r\n');
    expect(splitGluedBlocks(indented.replace(`${END}\r\n  ${BEGIN}`, `${END}${BEGIN}`))).toBe(indented);
  });

  it('are left alone where there are none', () => {
    expect(splitGluedBlocks(both)).toBeUndefined();
  });
});

describe('escaped line breaks', () => {
  it.each(['\\n', '\\r\\n', '\\\\n'])('%s become real', (written) => {
    expect(unescapeNewlines(both.replaceAll('\n', written))).toBe(both);
  });

  it('leave the text around alone', () => {
    expect(unescapeNewlines(`KEY="${one.trimEnd().replaceAll('\n', '\\n')}"\nOTHER="a\\nb"\n`)).toBe(
      `KEY="${one.trimEnd()}"\nOTHER="a\\nb"\n`,
    );
    expect(unescapeNewlines(both)).toBeUndefined();
  });
});

describe('whitespace', () => {
  const second = bodyLines(one)[1] ?? '';
  it.each([
    ['blank lines', one.replace(second, `${second}\n`)],
    ['trailing blanks', one.replace(second, `${second}  `)],
    ['odd indentation', one.replace(second, `   ${second}`)],
    ['invisible characters', one.replace(second, `\u200B${second}\u00A0`)],
    ['one long line', one.replace(bodyLines(one).join('\n'), bodyLines(one).join(''))],
    ['blanks for line breaks', `${one.trimEnd().replaceAll('\n', ' ')}\n`],
    ['a byte order mark', `\uFEFF${one}`],
  ])('%s are put right, and nothing else is touched', (_, odd) => {
    expect(normalizeWhitespace(`a comment\n${odd}another\n${two}`)).toBe(`a comment\n${one}another\n${two}`);
  });

  it('carriage returns alone end no line any more, that of END neither', () => {
    expect(normalizeWhitespace(both.replaceAll('\n', '\r'))).toBe(both);
  });

  it('is left alone in sound blocks and in blocks with other damage', () => {
    expect(normalizeWhitespace(both.replaceAll('\n', '\r\n'))).toBeUndefined();
    expect(normalizeWhitespace(one.replace(second, `  !${second}`))).toBeUndefined();
  });

  it('keeps the headers of an encrypted key', () => {
    const key = makePem(3, 200, 'RSA PRIVATE KEY').replace(
      '-----\n',
      '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: X,00\n\n',
    );
    expect(normalizeWhitespace(key.replace('X,00\n\n', 'X,00\n'))).toBe(key);
  });
});

describe('BEGIN and END lines', () => {
  it.each([
    both.replace(BEGIN, '----BEGIN CERTIFICATE----'),
    both.replace(END, '—END CERTIFICATE—'),
    both.replace(BEGIN, BEGIN.toLowerCase()).replace(END, END.toLowerCase()),
    both.replace(END, '-----END CERTIF'),
    both.replace(`${END}\n`, ''),
    both.replace(`\n${END}\n`, ''),
    both.replace(END, '-----END CERTIFICAT-----'),
  ])('are made whole', (damaged) => {
    expect(repairMarkers(damaged)).toBe(both);
  });

  it('are not guessed', () => {
    expect(repairMarkers(both.replace(END, '-----END PRIVATE KEY-----'))).toBeUndefined();
    expect(repairMarkers(one.slice(0, 120))).toBeUndefined();
  });
});

describe('base64', () => {
  const second = bodyLines(one)[1] ?? '';
  it('is put right where it is clear what was meant', () => {
    expect(
      repairBase64(one.replace(/(?<=\n)[A-Za-z0-9+/=\n]+/, (body) => body.replaceAll('+', '-').replaceAll('/', '_'))),
    ).toBe(one);
    expect(repairBase64(one.replace(/=+(?=\n)/, ''))).toBe(one);
    expect(repairBase64(both.replace(/^(?=.)/gm, '> '))).toBe(both);
    expect(
      repairBase64(
        `${BEGIN}\n${bodyLines(one)
          .map((line) => `> ${line}\n`)
          .join('')}${END}\n`,
      ),
    ).toBe(one);
  });

  it('is not guessed', () => {
    expect(repairBase64(one.replace(second, `${second.slice(0, 4)}!${second.slice(5)}`))).toBeUndefined();
  });

  it('is wrapped again', () => {
    const narrow = `${BEGIN}\n${bodyLines(one).join('').replace(/.{32}/g, '$&\n')}\n${END}\n`;
    expect(rewrapBlocks(narrow + two)).toBe(both);
    expect(rewrapBlocks(both)).toBeUndefined();
  });
});

it('a repaired text decodes to the same bytes as before, and needs the repair no more', () => {
  fc.assert(
    fc.property(pemText, (text) => {
      for (const repair of [
        splitGluedBlocks,
        unescapeNewlines,
        normalizeWhitespace,
        repairBase64,
        rewrapBlocks,
        dedentBlocks,
      ]) {
        const repaired = repair(text);
        if (repaired === undefined) continue;
        const bytes = (of: string) => scanPem(of).blocks.flatMap(({ block }) => [...block.bytes]);
        expect(bytes(repaired)).toEqual(bytes(text));
        expect(repair(repaired)).toBeUndefined();
      }
    }),
    { numRuns: 300 },
  );
});
