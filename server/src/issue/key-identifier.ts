import { parsePublicKeyInfo } from '../x509/public-key-info.ts';

/** SHA-1 of the key's bits: method 1 of RFC 5280 §4.2.1.2, which every tool uses; it is a name, not a protection. */
export async function keyIdentifierOf(spki: Uint8Array, { subtle }: Crypto): Promise<Uint8Array> {
  const { content } = parsePublicKeyInfo(spki).publicKey.key;
  return new Uint8Array(await subtle.digest('SHA-1', new Uint8Array(spki.subarray(content.start, content.end))));
}
