/** What a decoder puts where bytes were no text. */
const replacement = '\ufffd';

/**
 * True for the text that an editor makes of a DER file: it starts with the SEQUENCE every certificate, request, CRL and
 * PKCS#7 bundle starts with (X.690 §8.1), and holds what no text holds.
 */
export function looksLikeDer(text: string): boolean {
  const head = text.slice(0, 4096);
  if (!head.startsWith('0')) return false;
  const second = head.charAt(1);
  const isLength =
    second === replacement || second === '\u0080' || second === '\u0081' || second === '\u0082' || second === '\u0083';
  // In windows-1252, bytes 0x80, 0x82 and 0x83 are €, ‚ and ƒ.
  return (isLength || /^[€‚ƒ]$/.test(second)) && /[\0-\x08\ufffd]/.test(head);
}

/** True for bytes that start like DER: a SEQUENCE with the length of the rest, or with BER's indefinite one. */
export function isDer(bytes: Uint8Array): boolean {
  const [tag, length = 0] = bytes;
  if (tag !== 0x30) return false;
  return length === 0x80 || (length >= 0x81 && length <= 0x84) || (length > 0 && length === bytes.length - 2);
}
