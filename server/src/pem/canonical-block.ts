import { intendedCharacter } from './alphabet.ts';
import { encodeBase64 } from './base64.ts';
import { wrapBase64 } from './encode.ts';
import { isKnownLabel } from './labels.ts';
import { prefixOf } from './plausible.ts';
import { isWholeDer } from './short-der.ts';
import type { PemBlock, PemProblem, PlacedBlock } from './types.ts';

/**
 * The block as RFC 7468 §2 generators write it, with the line breaks and the indentation it has;
 * undefined where a problem leaves open what it should say.
 */
export function canonicalBlock(text: string, placed: PlacedBlock): string | undefined {
  const { block, start } = placed;
  if (!block.problems.every((problem) => isClear(problem, block))) return undefined;
  const label = canonicalLabel(block);
  if (label === undefined) return undefined;
  const written = text.slice(start, start + block.length);
  const lines = [
    `-----BEGIN ${label}-----`,
    ...headerLines(block),
    ...wrapBase64(encodeBase64(block.bytes)).trimEnd().split('\n'),
    `-----END ${label}-----`,
  ];
  const lineBreak = written.includes('\r\n') ? '\r\n' : '\n';
  return lines.join(lineBreak + indentationOf(text, placed));
}

function headerLines(block: PemBlock): string[] {
  if (block.headers.length === 0) return [];
  return [...block.headers.map(({ name, value }) => `${name}: ${value}`), ''];
}

/** Blanks before every line: those before BEGIN where it stands alone, else those before the first line after it. */
function indentationOf(text: string, { start, block }: PlacedBlock): string {
  const prefix = prefixOf(text, start);
  if (/^[ \t]*$/.test(prefix)) return prefix;
  const next = /^[^\r\n]*[\r\n]+([ \t]*)/.exec(text.slice(start + block.body.start, start + block.body.end));
  return next?.[1] ?? '';
}

/** The problem has one remedy. Bytes that the block's own DER announces to the last one are the right bytes. */
function isClear(problem: PemProblem, block: PemBlock): boolean {
  switch (problem.detail) {
    case 'same-line':
    case 'begin-dashes':
    case 'end-dashes':
    case 'begin-case':
    case 'end-case':
    case 'different-label':
      return true;
    case 'missing-begin':
    case 'missing-end':
    case 'cut-end-line':
    case 'wrong-padding':
    case 'trailing-bits':
      return isWholeDer(block.bytes);
    case 'invalid-character':
      return isWholeDer(block.bytes) && isMeant(problem.quote ?? '');
    default:
      return problem.kind === 'whitespace';
  }
}

/** The characters stand for base64 (and were read so), or are line numbers and quote marks. */
function isMeant(quote: string): boolean {
  return (
    /^(?:\d+[:.)|\]]?|[>|]+)$/.test(quote.trim()) ||
    [...quote].every((character) => intendedCharacter(character) !== undefined)
  );
}

/** The label both lines should have; undefined where BEGIN and END differ and either may be right. */
function canonicalLabel(block: PemBlock): string | undefined {
  const begin = isKnownLabel(block.label) ? block.label.toUpperCase() : block.label;
  const mismatch = block.problems.find((problem) => problem.kind === 'label-mismatch');
  if (mismatch === undefined) return begin;
  const end = mismatch.quote ?? '';
  if (isKnownLabel(begin) === isKnownLabel(end)) return undefined;
  return isKnownLabel(begin) ? begin : end.toUpperCase();
}
