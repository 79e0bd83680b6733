import { toHex } from '../asn1/hex.ts';
import { encodeBase64 } from '../pem/base64.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import type { BarePublicKey, Certificate, CertificationRequest, PkiObject } from '../x509/types.ts';

/** `AA:BB:CC`; a minus sign stays in front. */
export function colonHex(hex: string): string {
  const sign = hex.startsWith('-') ? '-' : '';
  return sign + (hex.slice(sign.length).toUpperCase().match(/../g) ?? []).join(':');
}

export interface Fingerprints {
  /** Hex of the whole DER. */
  readonly sha256: string;
  readonly sha1: string;
  /** Of the SubjectPublicKeyInfo; undefined where the object is cut off before it. */
  readonly publicKey: PublicKeyFingerprint | undefined;
}

/** SHA-256 of a SubjectPublicKeyInfo. */
export interface PublicKeyFingerprint {
  readonly hex: string;
  /** Base64 (RFC 7469 §2.4). */
  readonly pin: string;
}

/** DER of an object's SubjectPublicKeyInfo; undefined where it has none, or only inside a private key. */
export function spkiOf(object: PkiObject): Uint8Array | undefined {
  if (object.kind === 'public-key') return object.spki;
  if (object.kind !== 'certificate' && object.kind !== 'csr') return undefined;
  const { start, end } = object.publicKey.range;
  return end > start ? object.der.subarray(start, end) : undefined;
}

/** All fingerprints of a certificate, request or public key. */
export function fingerprintsOf(
  object: Certificate | CertificationRequest | BarePublicKey,
  crypto: CryptoProvider,
): Fingerprints {
  const whole = object.der.subarray(object.range.start, object.range.end);
  const spki = spkiOf(object);
  return {
    sha256: toHex(crypto.digest('SHA-256', whole)),
    sha1: toHex(crypto.digest('SHA-1', whole)),
    publicKey: spki === undefined ? undefined : publicKeyFingerprint(spki, crypto),
  };
}

/** Fingerprint of a SubjectPublicKeyInfo's DER. */
export function publicKeyFingerprint(spki: Uint8Array, crypto: CryptoProvider): PublicKeyFingerprint {
  const digest = crypto.digest('SHA-256', spki);
  return { hex: toHex(digest), pin: encodeBase64(digest) };
}
