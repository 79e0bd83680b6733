import type { ByteMap } from './byte-map.ts';
import type { PemProblem } from './types.ts';

const SEQUENCE = 0x30;

/** Says so, at the last characters, where the outer SEQUENCE announces more bytes than there are. */
export function findShortDer(bytes: Uint8Array, map: ByteMap): PemProblem | undefined {
  const announced = announcedLength(bytes);
  if (announced === undefined || announced <= bytes.length) return undefined;
  const range = map.textRangeOf({ start: Math.max(0, bytes.length - 3), end: bytes.length });
  return { kind: 'truncated-block', detail: 'short-der', range };
}

/** Bytes of header and content of the outer SEQUENCE (X.690 §8.1.3); undefined for anything else. */
function announcedLength(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== SEQUENCE) return undefined;
  const first = bytes[1] ?? 0;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4 || bytes.length < 2 + octets) return undefined;
  let length = 0;
  for (let index = 0; index < octets; index++) length = length * 256 + (bytes[2 + index] ?? 0);
  return 2 + octets + length;
}

/** The bytes are one SEQUENCE and end where it ends. */
export function isWholeDer(bytes: Uint8Array): boolean {
  return announcedLength(bytes) === bytes.length;
}
