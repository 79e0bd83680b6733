import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScalar, parseDocument, visit } from 'yaml';
import type { TextLayer } from '../../../server/src/documents/text-layer.ts';
import { readScalar, sectionOf } from '../../../server/src/documents/yaml/scalar.ts';
import { pairsOf, parseYaml, type ScalarNode, type YamlNode } from '../../../server/src/documents/yaml/tree.ts';
import { writeScalar } from '../../../server/src/documents/yaml/write-scalar.ts';

/** The scalar values of a mapping (and of mappings inside), in document order. */
function* valuesOf(node: YamlNode | undefined): Generator<ScalarNode> {
  if (node?.kind === 'scalar') yield node;
  if (node?.kind === 'map') for (const { value } of pairsOf(node)) yield* valuesOf(value);
}

function decodeAll(text: string): TextLayer[] {
  return scalarsOf(text).map((scalar) => scalar.decode());
}

function scalarsOf(text: string) {
  const section = sectionOf(text);
  return [...parseYaml(text)].flatMap((root) => [...valuesOf(root)]).map((node) => readScalar(section, node));
}

/** What the yaml library makes of the same values. */
function expected(text: string): string[] {
  const values: string[] = [];
  const document = parseDocument(text, { schema: 'failsafe', strict: false, uniqueKeys: false, logLevel: 'silent' });
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.value)) values.push(String(pair.value.value ?? ''));
    },
  });
  return values;
}

const scalars = [
  ['literal', 'a: |\n  one\n   two\n\n  three\n\n\nb: x\n'],
  ['literal, stripped', 'a: |-\n      one\n      two\n'],
  ['literal, kept', 'a: |+\n  one\n\n\nb: x\n'],
  ['literal with an indentation indicator', 'm:\n  a: |2\n      one\n    two\n'],
  ['literal with a comment behind its header', 'a: |  # a comment\n  one\n'],
  ['literal without a last line break', 'a: |\n  one'],
  ['literal with CRLF', 'a: |\r\n  one\r\n  two\r\nb: x\r\n'],
  ['literal with blanks at the ends of its lines', 'a: |\n  one  \n  two  \nb: x\n'],
  ['folded', 'a: >\n  one\n  two\n\n  three\n\n\n  four\n'],
  ['folded with more indented lines', 'a: >\n  one\n    two\n\n    three\n  four\n\n  five\n'],
  ['folded, stripped, CRLF', 'a: >-\r\n  one\r\n  two\r\n\r\n  three\r\n'],
  ['plain', 'a: one\n'],
  ['plain on several lines', 'a: one\n  two\n\n  three\n'],
  ['plain from the next line on', 'a:\n  one\n  two\nb: x\n'],
  ['single-quoted', "a: 'it''s'\n"],
  ['single-quoted on several lines', "a: 'one  \n  two\n\n  three'\n"],
  ['double-quoted', 'a: "one\\n\\ttwo\\x41\\u00e9\\U0001F600\\"\\\\"\n'],
  ['double-quoted on several lines', 'a: "one  \n  two\n\n  three"\n'],
  ['double-quoted with escaped line breaks', 'a: "one\\\n  two\\\n  \\ three"\n'],
  ['in a flow mapping', '{"a": "x\\ny", b: plain text, \'c\': \'d\'}\n'],
  ['with a tag and an anchor', 'a: !!str &anchor |\n  one\n'],
] as const;

describe('scalars of YAML', () => {
  it.each(scalars)('%s: means what the yaml library says', (_, text) => {
    expect(decodeAll(text).map((layer) => layer.text)).toEqual(expected(text));
  });

  it.each(scalars)('%s: every character leads to its source and back', (_, text) => {
    for (const layer of decodeAll(text)) expectInverse(layer);
  });

  it('finds the value without quotes, header and blank lines', () => {
    const text = 'a: "one"\nb: |\n\n  two\n  three\n\nc: four\n';
    expect(scalarsOf(text).map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'one',
      'two\n  three',
      'four',
    ]);
  });

  it('says for any value of any style what the yaml library says', () => {
    const line = fc.stringMatching(/^[A-Za-z0-9+/=]{0,8}( {0,2}[a-z-]{1,5})?$/);
    const style = fc.constantFrom('|', '|-', '|+', '>', '>-', '>+');
    const eol = fc.constantFrom('\n', '\r\n');
    const property = fc.property(
      fc.array(line, { maxLength: 8 }),
      style,
      eol,
      fc.integer({ min: 1, max: 5 }),
      (lines, header, end, indent) => {
        const pad = ' '.repeat(indent);
        const body = lines.map((content) => (content === '' ? '' : pad + content));
        const text = [`a: ${header}`, ...body, 'b: x', ''].join(end);
        const [layer] = decodeAll(text);
        const [value = ''] = expected(text);
        // Blank lines before the first line are not taken as part of the value.
        expect(layer?.text.trim()).toBe(value.trim());
        if (layer !== undefined) expectInverse(layer);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe('writing scalars', () => {
  const values = ['abc=', 'one\ntwo\n', 'one\ntwo', 'it\'s\n\n"quoted"\\\n'];
  const styles = [
    'a: |\n  x\n',
    'a: |-\n    x\n',
    'a: >\n  x\n',
    'a: "x"\n',
    "a: 'x'\n",
    'a: x\n',
    '{"a": "x"}\n',
    '{a: x}\n',
    'm:\n    a: x\n',
  ];

  it.each(styles)('puts any text in the place of x in %j', (text) => {
    for (const value of values) {
      const [scalar] = scalarsOf(text);
      if (scalar === undefined) throw new Error('no scalar');
      const { start, end } = scalar.range;
      const changed = text.slice(0, start) + writeScalar(value, scalar.form) + text.slice(end);
      const isBlock = scalar.form.style === 'literal' || scalar.form.style === 'folded';
      const [read = ''] = expected(changed);
      // How a block scalar ends is said by its header, which stays.
      expect(isBlock ? read.trimEnd() : read).toBe(isBlock ? value.trimEnd() : value);
    }
  });
});

/** Each character of the text leads to source characters that lead back to it, and each source character's text covers it. */
function expectInverse(layer: TextLayer): void {
  for (let at = 0; at < layer.text.length; at++) {
    const source = layer.toSource({ start: at, end: at + 1 });
    for (let offset = source.start; offset < source.end; offset++) {
      const back = layer.toText(offset);
      expect(back !== undefined && back.start <= at && at < back.end).toBe(true);
    }
  }
}
