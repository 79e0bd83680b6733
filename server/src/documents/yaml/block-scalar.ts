import { RunLayerBuilder } from '../run-layer.ts';
import type { TextLayer } from '../text-layer.ts';
import type { Scalar, SectionText } from './scalar.ts';
import type { ScalarNode } from './tree.ts';

/** One line of a block scalar: offsets in the value's source, the indentation and the line break excluded. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the line break after it ends; equal to `end` for the last line. */
  readonly next: number;
  /** More indented than the scalar, or starting with a tab: not folded. */
  readonly more: boolean;
}

type Chomping = 'strip' | 'clip' | 'keep';

/** Reads a literal or folded scalar (YAML 1.2 §8.1). Blank lines before its first line do not count as part of it. */
export function readBlockScalar(section: SectionText, node: ScalarNode): Scalar {
  const header = section.text.slice(node.range.start, node.body.start);
  const indent = findIndent(section.masked.slice(node.body.start, node.body.end), header, node.parentIndent);
  const body = section.text.slice(node.body.start, node.body.end);
  const first = body.search(/[^\s]/);
  const lineStart = first < 0 ? body.length : body.lastIndexOf('\n', first) + 1;
  const start = Math.min(first < 0 ? body.length : first, lineStart + indent);
  const raw = body.slice(start, endOfContent(body));
  const trailing = body.slice(start + raw.length);
  const range = { start: node.body.start + start, end: node.body.start + start + raw.length };
  return {
    range,
    raw,
    form: { style: node.style, indent, lineBreak: section.lineBreak, flow: false, binary: false },
    decode: () => decode(raw, indent, node.style === 'folded', closing(chompingOf(header), raw, trailing)),
  };
}

/** End of the last line that is not blank. */
function endOfContent(body: string): number {
  const end = body.trimEnd().length;
  const newline = body.slice(end).search(/\r?\n/);
  return newline < 0 ? body.length : end + newline;
}

function findIndent(body: string, header: string, parentIndent: number): number {
  const indicator = /^[|>][+-]?([1-9])/.exec(header)?.[1];
  if (indicator !== undefined) return Math.max(0, parentIndent) + Number(indicator);
  const line = /^( *)[^\s]/m.exec(body)?.[1];
  return line?.length ?? Math.max(0, parentIndent) + 2;
}

function chompingOf(header: string): Chomping {
  const sign = /^[|>][1-9]?([+-])/.exec(header)?.[1];
  if (sign === undefined) return 'clip';
  return sign === '-' ? 'strip' : 'keep';
}

/** The line breaks that end the value. */
function closing(chomping: Chomping, raw: string, trailing: string): string {
  if (chomping === 'strip' || (raw === '' && chomping === 'clip')) return '';
  if (chomping === 'clip') return '\n';
  return '\n'.repeat(Math.max(1, trailing.split('\n').length - 1));
}

function decode(raw: string, indent: number, folded: boolean, end: string): TextLayer {
  const builder = new RunLayerBuilder();
  const lines = splitLines(raw, indent);
  if (folded) addFolded(builder, raw, lines);
  else addLiteral(builder, raw, lines);
  builder.write(end, raw.length, raw.length);
  return builder.build();
}

function splitLines(raw: string, indent: number): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < raw.length || lines.length === 0; ) {
    const line = lineAt(raw, at, lines.length === 0 ? 0 : indent);
    lines.push(line);
    at = line.next;
  }
  return lines;
}

function lineAt(raw: string, at: number, indent: number): Line {
  const newline = raw.indexOf('\n', at);
  const next = newline < 0 ? raw.length : newline + 1;
  const end = newline < 0 ? raw.length : newline - (raw[newline - 1] === '\r' && newline > at ? 1 : 0);
  let start = at;
  while (start < end && start < at + indent && raw[start] === ' ') start++;
  return { start, end, next, more: start < end && (raw[start] === ' ' || raw[start] === '\t') };
}

function addLiteral(builder: RunLayerBuilder, raw: string, lines: readonly Line[]): void {
  for (const line of lines) {
    if (line.next === line.end + 1) {
      builder.copy(raw, line.start, line.next);
    } else {
      builder.copy(raw, line.start, line.end);
      if (line.next > line.end) builder.write('\n', line.end, line.next);
    }
  }
}

/** Single breaks between lines of the same indentation become blanks, others stay (YAML 1.2 §8.1.3). */
function addFolded(builder: RunLayerBuilder, raw: string, lines: readonly Line[]): void {
  let previous: Line | undefined;
  let breaks = 0;
  for (const line of lines) {
    if (line.start === line.end) {
      breaks++;
      continue;
    }
    if (previous !== undefined) {
      const kept = line.more || previous.more ? breaks + 1 : breaks;
      builder.write(kept === 0 ? ' ' : '\n'.repeat(kept), previous.end, previous.next);
    }
    builder.copy(raw, line.start, line.end);
    previous = line;
    breaks = 0;
  }
}
