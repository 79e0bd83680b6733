import type { Scalar, ScalarForm } from './scalar.ts';

/** Writes `value` in the place of a scalar's characters (quotes and header stay): style, indentation and line breaks as they were. */
export function writeScalar(value: string, form: ScalarForm): string {
  switch (form.style) {
    case 'literal':
      return indentLines(trimBreaks(value).split('\n'), form);
    case 'folded':
      return indentLines(trimBreaks(value).replace(/\n+/g, '$&\n').split('\n'), form);
    case 'double-quoted':
      return escapeDouble(value);
    case 'single-quoted':
      return writeSingle(value, form);
    case 'plain':
      return writePlain(value, form);
  }
}

/** A block scalar's header says how it ends. */
function trimBreaks(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\n') end--;
  return value.slice(0, end);
}

function indentLines(lines: readonly string[], form: ScalarForm): string {
  const indent = ' '.repeat(form.indent);
  return lines.map((line, index) => (index === 0 || line === '' ? line : indent + line)).join(form.lineBreak);
}

/** Where the value no longer fits on a plain line, a block scalar follows the key, or quotes inside `{ }`. */
function writePlain(value: string, form: ScalarForm): string {
  if (/^[A-Za-z0-9+/][A-Za-z0-9+/=_.-]*$/.test(value)) return value;
  if (form.flow || !value.includes('\n')) return `"${escapeDouble(value)}"`;
  const header = value.endsWith('\n') ? '|' : '|-';
  const indent = ' '.repeat(form.indent);
  return header + form.lineBreak + indent + indentLines(trimBreaks(value).split('\n'), form);
}

/** An empty line stands for a line break; the closing quote must not stand at the start of a line. */
function writeSingle(value: string, form: ScalarForm): string {
  const lines = value.replaceAll("'", "''").replace(/\n+/g, '$&\n').split('\n');
  return indentLines(lines, form) + (value.endsWith('\n') ? ' '.repeat(form.indent) : '');
}

function escapeDouble(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** Base64 with lines as long as those of the literal block it goes into; elsewhere YAML would fold its line breaks to blanks. */
export function wrapLike(base64: string, scalar: Scalar): string {
  const width = scalar.raw.search(/\r?\n/);
  if (scalar.form.style !== 'literal' || width <= 0) return base64;
  const lines: string[] = [];
  for (let at = 0; at < base64.length; at += width) lines.push(base64.slice(at, at + width));
  return lines.join('\n');
}
