import { sha1 } from '@noble/hashes/legacy.js';
import type { IssuedCertificate, KeyMaterial } from '../types.ts';
import { displayNameOf } from './issued-names.ts';
import { encodePkcs12 } from './pkcs12.ts';
import { legacyProtection, modernProtection, type Protection, type ProtectionOptions } from './pkcs12-protection.ts';

/** Which readers a PKCS#12 file is written for. */
export type Generation = 'modern' | 'legacy';

const protections: Readonly<Record<Generation, (options: ProtectionOptions) => Protection>> = {
  modern: modernProtection,
  legacy: legacyProtection,
};

/**
 * PKCS#12 file of a key, its certificate and the CAs between it and the root: what the holder shows in a handshake. The root stays out,
 * since it belongs to those who verify (a Windows import would ask to trust it).
 */
export function encodeKeystore(
  issued: IssuedCertificate,
  key: KeyMaterial,
  { generation, ...options }: ProtectionOptions & { readonly generation: Generation },
): Promise<Uint8Array> {
  const { certificate, intermediates } = issued;
  const attributes = { friendlyName: displayNameOf(certificate), localKeyId: sha1(certificate) };
  const chain = intermediates.map((each) => ({ certificate: each, friendlyName: displayNameOf(each) }));
  const contents = {
    certificates: [{ certificate, ...attributes }, ...chain],
    key: { pkcs8: key.pkcs8, ...attributes },
  };
  return encodePkcs12(contents, protections[generation](options));
}

/** PKCS#12 file of the root alone, marked as trusted: a truststore of Java (from 8u301), which any other reader reads as well. */
export function encodeTruststore(issued: IssuedCertificate, options: ProtectionOptions): Promise<Uint8Array> {
  const root = { certificate: issued.root, friendlyName: displayNameOf(issued.root), trusted: true };
  return encodePkcs12({ certificates: [root] }, modernProtection(options));
}
