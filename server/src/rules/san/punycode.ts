// Punycode as IDNA has it (RFC 3492): parameters of its section 5, names of its section 6.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;

/** What a label without its `xn--` says (RFC 3492 §6.2); undefined where it is no Punycode. */
export function decodePunycode(encoded: string): string | undefined {
  const delimiter = encoded.lastIndexOf('-');
  const basic = [...encoded.slice(0, Math.max(delimiter, 0))];
  if (basic.some((character) => character > '\x7f')) return undefined;
  const output = basic.map((character) => character.charCodeAt(0));
  let position = delimiter + 1;
  let n = INITIAL_N;
  let index = 0;
  let bias = INITIAL_BIAS;
  while (position < encoded.length) {
    const integer = readInteger(encoded, position, bias);
    if (integer === undefined) return undefined;
    const before = index;
    index += integer.value;
    position = integer.next;
    bias = adapt(index - before, output.length + 1, before === 0 && output.length === basic.length);
    n += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    output.splice(index++, 0, n);
  }
  return output.map((code) => String.fromCodePoint(code)).join('');
}

/** A generalized variable-length integer (RFC 3492 §3.3) and the position behind it; undefined where it breaks off or overflows. */
function readInteger(text: string, start: number, bias: number): { value: number; next: number } | undefined {
  let value = 0;
  let weight = 1;
  for (let position = start, k = BASE; position < text.length; position++, k += BASE) {
    const digit = digitOf(text.charCodeAt(position));
    if (digit === undefined) return undefined;
    value += digit * weight;
    if (value > 0x7fffffff) return undefined;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return { value, next: position + 1 };
    weight *= BASE - threshold;
  }
  return undefined;
}

function digitOf(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter < 26 ? letter : undefined;
}

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(isFirst ? delta / DAMP : delta / 2);
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
