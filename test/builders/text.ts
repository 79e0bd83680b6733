/** PEM of these bytes (RFC 7468 §2): 64 columns; `eol` and `columns` for the odd ones. */
export function pem(
  label: string,
  bytes: Uint8Array,
  options: { readonly eol?: string; readonly columns?: number; readonly headers?: readonly string[] } = {},
): string {
  const { eol = '\n', columns = 64, headers = [] } = options;
  const base64 = toBase64(bytes);
  const lines = base64.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
  const head = headers.length === 0 ? [] : [...headers, ''];
  return [`-----BEGIN ${label}-----`, ...head, ...lines, `-----END ${label}-----`, ''].join(eol);
}

/** Base64 of bytes, or of a text in UTF-8, on one line. */
export function toBase64(content: Uint8Array | string): string {
  return Buffer.from(content).toString('base64');
}

/** Bytes of the base64 of the first PEM block in a text. */
export function fromPem(text: string): Uint8Array {
  const body = /-----BEGIN [^\n]*-----([^-]*)-----END/.exec(text)?.[1] ?? '';
  return new Uint8Array(Buffer.from(body, 'base64'));
}

/**
 * Where `needle` stands in `text` (UTF-16 offsets): the `occurrence`-th time, counted from 1.
 * Throws where it does not, so that a changed fixture cannot make a test pass by accident.
 */
export function at(text: string, needle: string, occurrence = 1): { readonly start: number; readonly end: number } {
  let start = -1;
  for (let found = 0; found < occurrence; found++) start = text.indexOf(needle, start + 1);
  if (start < 0) throw new Error(`The fixture does not hold ${JSON.stringify(needle)} ${occurrence} times`);
  return { start, end: start + needle.length };
}

/**
 * A text with marks: `⟦` and `⟧` around the marked ranges. Returns the text without them and the ranges in document order,
 * nested ones by their start.
 */
export function marked(text: string): {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
} {
  const open: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  let plain = '';
  for (const character of text) {
    if (character === '⟦') open.push(plain.length);
    else if (character === '⟧') ranges.push({ start: open.pop() ?? 0, end: plain.length });
    else plain += character;
  }
  return { text: plain, ranges: ranges.sort((a, b) => a.start - b.start) };
}
