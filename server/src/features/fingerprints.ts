import { encodeBase64 } from '../pem/base64.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import type { BarePublicKey, Certificate, CertificationRequest, PkiObject } from '../x509/types.ts';

/** Lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** `AA:BB:CC`; a minus sign stays in front. */
export function colonHex(hex: string): string {
  const sign = hex.startsWith('-') ? '-' : '';
  return sign + (hex.slice(sign.length).toUpperCase().match(/../g) ?? []).join(':');
}

export interface Fingerprints {
  /** Hex of the whole DER. */
  readonly sha256: string;
  readonly sha1: string;
  /** Hex SHA-256 of the SubjectPublicKeyInfo. */
  readonly spkiSha256: string;
  /** Base64 SHA-256 of the SubjectPublicKeyInfo (RFC 7469 §2.4). */
  readonly pin: string;
}

/** DER of an object's SubjectPublicKeyInfo; undefined where it has none, or only inside a private key. */
export function spkiOf(object: PkiObject): Uint8Array | undefined {
  if (object.kind === 'public-key') return object.spki;
  if (object.kind !== 'certificate' && object.kind !== 'csr') return undefined;
  return object.der.subarray(object.publicKey.range.start, object.publicKey.range.end);
}

/** All fingerprints of a certificate, request or public key. */
export function fingerprintsOf(
  object: Certificate | CertificationRequest | BarePublicKey,
  crypto: CryptoProvider,
): Fingerprints {
  const whole = object.der.subarray(object.range.start, object.range.end);
  const spki = crypto.digest('SHA-256', spkiOf(object) ?? whole);
  return {
    sha256: toHex(crypto.digest('SHA-256', whole)),
    sha1: toHex(crypto.digest('SHA-1', whole)),
    spkiSha256: toHex(spki),
    pin: encodeBase64(spki),
  };
}
