/** In chunks, because every byte is an argument of `fromCharCode`. */
export function toBase64(bytes: Uint8Array): string {
  const chunk = 1 << 13;
  let binary = '';
  for (let start = 0; start < bytes.length; start += chunk) {
    binary += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return btoa(binary);
}

/** The bytes; throws for what is no base64. */
export function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
