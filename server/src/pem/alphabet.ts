export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const TAB = 9;
export const HYPHEN = 45;
export const EQUALS = 61;
export const BACKSLASH = 92;

/** The 64 characters of base64 (RFC 4648 §4) in the order of their values. */
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Value of every UTF-16 unit as a base64 character, -1 for all others. One entry per unit: no bounds to think of. */
export const BASE64_VALUES: Int8Array = makeValues();

function makeValues(): Int8Array {
  const values = new Int8Array(1 << 16).fill(-1);
  for (let value = 0; value < ALPHABET.length; value++) values[ALPHABET.charCodeAt(value)] = value;
  return values;
}

/** True for the 64 characters, `=` excluded. */
export function isBase64(code: number): boolean {
  return (BASE64_VALUES[code] ?? -1) >= 0;
}

/** Cyrillic and Greek letters that look like Latin ones, and what they look like. */
const HOMOGLYPHS = 'АВЕЅІЈКМНОРСТХаесорхуіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const HOMOGLYPH_MEANINGS = 'ABESIJKMHOPCTXaecopxyisjABEZHIKMNOPTYXo';
const FULL_WIDTH_OFFSET = 0xfee0;

/** The base64 character that `character` was meant to be: url-safe alphabet (RFC 4648 §5), full-width forms, homoglyphs. */
export function intendedCharacter(character: string): string | undefined {
  if (character === '-') return '+';
  if (character === '_') return '/';
  const homoglyph = HOMOGLYPHS.indexOf(character);
  if (homoglyph >= 0) return HOMOGLYPH_MEANINGS.charAt(homoglyph);
  const narrow = character.charCodeAt(0) - FULL_WIDTH_OFFSET;
  return narrow > 0 && isBase64(narrow) ? String.fromCharCode(narrow) : undefined;
}

/** Space, tab, vertical tab, form feed. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === 11 || code === 12;
}

/** Characters that look like nothing or like a space, and that no PEM reader skips. */
export function isInvisible(code: number): boolean {
  if (code < 0xa0) return code < SPACE && !isBlank(code) && code !== LINE_FEED && code !== CARRIAGE_RETURN;
  return code === 0xa0 || code === 0xad || code === 0xfeff || isInvisibleFormat(code);
}

function isInvisibleFormat(code: number): boolean {
  if (code === 0x3000 || code === 0x202f || code === 0x205f) return true;
  return (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f);
}

/** The hyphen, and what word processors make of it. */
export function isDash(code: number): boolean {
  return code === HYPHEN || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe63 || code === 0xff0d;
}

/** True for LF and CR. */
export function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** Length of a line break written as characters at `at` (`\n`, `\r`, `\\n` …, or a backslash that continues a line); 0 where there is none. */
export function escapeLength(text: string, at: number): number {
  if (text.charCodeAt(at) !== BACKSLASH) return 0;
  let end = at + 1;
  while (end < at + 8 && text.charCodeAt(end) === BACKSLASH) end++;
  const letter = text.charAt(end);
  if (letter === 'n' || letter === 'r' || letter === 't') return end + 1 - at;
  return letter === '\n' || letter === '\r' || letter === '/' ? end - at : 0;
}
