import { encodeBase64 } from './base64.ts';

const LINE_LENGTH = 64;

/** Textual encoding of `bytes` as RFC 7468 §2 generators write it: 64 columns, `\n`, a final line break. */
export function encodePem(label: string, bytes: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${wrapBase64(encodeBase64(bytes))}-----END ${label}-----\n`;
}

/** Lines of 64 characters, each with its `\n`. */
export function wrapBase64(base64: string): string {
  let lines = '';
  for (let at = 0; at < base64.length; at += LINE_LENGTH) lines += `${base64.slice(at, at + LINE_LENGTH)}\n`;
  return lines;
}
