import { describe, expect, it } from 'vitest';
import { repairMarkers } from '../../server/src/pem/repair.ts';
import { scanPem } from '../../server/src/pem/scan.ts';
import { bodyLines, makeDer, makePem, type Told, tell } from './sample.ts';

const before = makePem(1);
const broken = makePem(2);
const after = makePem(3);
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
const lines = bodyLines(broken);
const second = lines[1] ?? '';

/** One damaged block between two good ones: the good ones must stay good. */
function expectOnly(damaged: string, ...told: Told[]): Uint8Array {
  const text = before + damaged + after;
  expect(tell(text)).toEqual([[], told, []]);
  const [first, middle, last] = scanPem(text).blocks;
  expect(first?.block.bytes).toEqual(makeDer(1));
  expect(last?.block.bytes).toEqual(makeDer(3));
  return middle?.block.bytes ?? new Uint8Array();
}

function replaceInSecondLine(at: number, by: string): string {
  return broken.replace(second, second.slice(0, at) + by + second.slice(at + 1));
}

describe('END and BEGIN on one line', () => {
  it.each([
    ['with all their dashes', `${END}${BEGIN}`],
    ['sharing five dashes', `-----END CERTIFICATE-----BEGIN CERTIFICATE-----`],
    ['with a blank between', `${END} ${BEGIN}`],
  ])('%s: one finding, three good blocks', (_, glued) => {
    const text = (before + broken + after).replace(`${END}\n${BEGIN}`, glued);
    expect(tell(text)).toEqual([[{ detail: 'same-line', at: END }], [], []]);
    expect(scanPem(text).blocks.map(({ block }) => block.bytes)).toEqual([makeDer(1), makeDer(2), makeDer(3)]);
  });
});

describe('a block that breaks off', () => {
  it('has no END line before the next block', () => {
    const bytes = expectOnly(broken.replace(`${END}\n`, ''), {
      detail: 'missing-end',
      at: lines.at(-1)?.slice(-4) ?? '',
    });
    expect(bytes).toEqual(makeDer(2));
  });

  it('ends with the file, in the middle of its base64', () => {
    expect(tell(before + broken.slice(0, 120))).toEqual([[], [{ detail: 'missing-end', at: broken.slice(116, 120) }]]);
  });

  it('does not take the prose after it for base64', () => {
    const text = `${broken.replace(`${END}\n`, '')}\nsome words\n`;
    expect(scanPem(text).blocks[0]?.block.bytes).toEqual(makeDer(2));
  });

  it.each(['-----END CERTIF', '-----END CERTIFICATE', '-----END', '-----E', '--'])(
    'has an END line cut to %s',
    (stump) => {
      expect(expectOnly(broken.replace(END, stump), { detail: 'cut-end-line', at: stump })).toEqual(makeDer(2));
    },
  );

  it('has an END line but too little DER', () => {
    const short = [BEGIN, ...lines.slice(0, 2), END, ''].join('\n');
    expectOnly(short, { detail: 'short-der', at: second.slice(-4) });
  });

  it('has nothing between BEGIN and END', () => {
    expectOnly(`${BEGIN}\n${END}\n`, { detail: 'empty-body', at: BEGIN });
  });

  it('ends with its BEGIN line, and nothing more', () => {
    expect(tell(`${before}${BEGIN}\n`)).toEqual([[], [{ detail: 'missing-end', at: BEGIN }]]);
  });

  it('is only spoken of where BEGIN is not alone on a line', () => {
    expect(tell(`A certificate begins with ${BEGIN}\n`)).toEqual([]);
    expect(tell(BEGIN)).toEqual([]);
  });

  it('has lost its BEGIN line', () => {
    const text = `${lines.join('\n')}\n${END}\n`;
    expect(tell(text + after)).toEqual([[{ detail: 'missing-begin', at: END }], []]);
    expect(tell(`${before}some words\n${text}`)).toEqual([[], [{ detail: 'missing-begin', at: END }]]);
    expect(scanPem(text).blocks[0]?.block.bytes).toEqual(makeDer(2));
    expect(repairMarkers(text.replaceAll('\n', '\r\n'))).toBe(broken.replaceAll('\n', '\r\n'));
  });

  it('is no block where an END line is only left over', () => {
    expect(tell(`${before}${END}\nsome words\n${END}\n`)).toEqual([[]]);
  });

  it('begins twice', () => {
    expect(tell(`${BEGIN}\n${before}`)).toEqual([[{ detail: 'missing-end', at: BEGIN }], []]);
  });
});

describe('BEGIN and END lines', () => {
  it('disagree', () => {
    const bytes = expectOnly(broken.replace(END, '-----END PRIVATE KEY-----'), {
      detail: 'different-label',
      at: '-----END PRIVATE KEY-----',
    });
    expect(bytes).toEqual(makeDer(2));
  });

  it.each([
    '----BEGIN CERTIFICATE----',
    '----BEGIN CERTIFICATE-----',
    '------BEGIN CERTIFICATE------',
    '—–-BEGIN CERTIFICATE—–-',
    'BEGIN CERTIFICATE',
    'BEGIN CERTIFICATE-----',
    '-----BEGIN CERTIFICATE',
  ])('have the wrong dashes: %s', (line) => {
    expect(expectOnly(broken.replace(BEGIN, line), { detail: 'begin-dashes', at: line })).toEqual(makeDer(2));
  });

  it.each(['----END CERTIFICATE----', '–––––END CERTIFICATE–––––', 'END CERTIFICATE'])(
    'have the wrong dashes: %s',
    (line) => {
      expect(expectOnly(broken.replace(END, line), { detail: 'end-dashes', at: line })).toEqual(makeDer(2));
    },
  );

  it('are in lower case', () => {
    const begin = BEGIN.toLowerCase();
    const end = END.toLowerCase();
    expectOnly(
      broken.replace(BEGIN, begin).replace(END, end),
      { detail: 'begin-case', at: begin },
      { detail: 'end-case', at: end },
    );
  });

  it('have blanks in odd places', () => {
    expectOnly(broken.replace(BEGIN, '----- BEGIN  CERTIFICATE -----'), {
      detail: 'marker-blanks',
      at: '----- BEGIN  CERTIFICATE -----',
    });
  });

  it('have a byte order mark stuck to them, as concatenated files do', () => {
    expectOnly(`\uFEFF${broken}`, { detail: 'invisible-character', at: '\uFEFF' });
  });
});

describe('base64', () => {
  it.each(['!', '.', '"', '\u{1F600}', 'é'])('contains %s', (character) => {
    expectOnly(replaceInSecondLine(10, character), { detail: 'invalid-character', at: character });
  });

  it.each([
    ['-', '+'],
    ['_', '/'],
    ['А', 'A'],
    ['Ａ', 'A'],
  ])('contains %s where %s is meant, and is read as meant', (wrong, right) => {
    const meant = scanPem(replaceInSecondLine(10, right)).blocks[0]?.block.bytes;
    expect(expectOnly(replaceInSecondLine(10, wrong), { detail: 'invalid-character', at: wrong })).toEqual(meant);
  });

  it('is quoted as in a mail', () => {
    const quoted = broken.replace(/^(?=.)/gm, '> ');
    expect(expectOnly(quoted, { detail: 'invalid-character', at: '> ' })).toEqual(makeDer(2));
  });

  it('has line numbers', () => {
    const numbered = broken
      .trimEnd()
      .split('\n')
      .map((line, index) => `${String(index + 1).padStart(6)}\t${line}\n`)
      .join('');
    expect(expectOnly(numbered, { detail: 'invalid-character', at: '2\t' })).toEqual(makeDer(2));
  });

  it('lacks its padding', () => {
    expectOnly(broken.replace(/=+(?=\n-)/, ''), {
      detail: 'wrong-padding',
      at: lines.at(-1)?.replace(/=+$/, '').slice(-1) ?? '',
    });
  });

  it('goes on after the padding', () => {
    const bytes = expectOnly(broken.replace(`\n${END}`, `\nAAAABBBB\n${END}`), {
      detail: 'data-after-padding',
      at: 'AAAABBBB',
    });
    expect(bytes).toEqual(makeDer(2));
  });

  it('carries bits that belong to no byte', () => {
    const last = lines.at(-1) ?? '';
    const odd = last.replace(/.(?==+$)/, '9');
    const character = /.(?==+$)/.exec(odd)?.[0] ?? '';
    expectOnly(broken.replace(last, odd), { detail: 'trailing-bits', at: character });
  });
});

describe('line breaks written as characters', () => {
  it.each([
    ['\\n', 'line-feed'],
    ['\\r\\n', 'carriage-return'],
    ['\\\\n', 'line-feed'],
  ])('%s: still decodes, with one finding a block', (written, detail) => {
    const text = (before + broken + after).replaceAll('\n', written);
    expect(tell(text)).toEqual([1, 2, 3].map(() => [{ detail, at: written }]));
    expect(scanPem(text).blocks.map(({ block }) => block.bytes)).toEqual([makeDer(1), makeDer(2), makeDer(3)]);
  });

  it('goes on over the lines of a quoted YAML scalar', () => {
    const text = `tls.crt: "${broken.trimEnd().split('\n').join('\\n\\\n    ')}\\n"\n`;
    expect(scanPem(text).blocks[0]?.block.bytes).toEqual(makeDer(2));
  });

  it('maps bytes to characters across them', () => {
    const text = broken.replaceAll('\n', '\\n');
    const block = scanPem(text).blocks[0]?.block;
    const range = block?.textRangeOf({ start: 48, end: 51 });
    expect(text.slice(range?.start, range?.end)).toBe(second.slice(0, 4));
  });
});

describe('line breaks and blanks', () => {
  it.each([
    ['mixed-line-endings', broken.replace(`${second}\n`, `${second}\r\n`), '\r\n'],
    ['blank-line', broken.replace(`${second}\n`, `${second}\n\n`), '\n'],
    ['leading-blank-line', broken.replace(`${BEGIN}\n`, `${BEGIN}\n\n`), '\n'],
    ['trailing-blanks', broken.replace(second, `${second}  `), '  '],
    ['trailing-blanks', broken.replace(BEGIN, `${BEGIN} `), ' '],
    ['irregular-indentation', broken.replace(second, `  ${second}`), '  '],
    ['inner-blanks', broken.replace(second, `${second.slice(0, 8)}\t${second.slice(8)}`), '\t'],
    ['invisible-character', broken.replace(second, `${second}\u00A0`), '\u00A0'],
    ['invisible-character', replaceInSecondLine(8, `${second.charAt(8)}\u200B`), '\u200B'],
    ['long-line', broken.replace(lines.join('\n'), lines.join('')), lines.join('')],
    ['no-line-break', broken.replace(`${BEGIN}\n`, `${BEGIN} `), ' '],
  ])('%s', (detail, damaged, at) => {
    expect(expectOnly(damaged, { detail, at })).toEqual(makeDer(2));
  });

  it('are carriage returns alone', () => {
    const text = (before + broken).replaceAll('\n', '\r');
    expect(tell(text)).toEqual([1, 2].map(() => [{ detail: 'bare-carriage-return', at: '\r' }]));
  });

  it('were all turned into blanks', () => {
    const text = broken.replaceAll('\n', ' ').trim();
    expect(tell(text)).toEqual([[{ detail: 'no-line-break', at: ' ' }]]);
    expect(scanPem(text).blocks[0]?.block.bytes).toEqual(makeDer(2));
  });

  it('lack the blank line after headers', () => {
    const text = makePem(2, 200, 'RSA PRIVATE KEY').replace('-----\n', '-----\nDEK-Info: AES-256-CBC,00\n');
    expect(tell(text)).toEqual([[{ detail: 'missing-blank-line', at: lines[0] ?? '' }]]);
  });
});
