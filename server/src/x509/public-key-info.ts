import { type DerLimits, DerReader, defaultDerLimits, Tag } from '../asn1/reader.ts';
import { encodeRsaAlgorithm, encodeRsaKey, encodeSpki } from './encode-spki.ts';
import { parsePublicKey } from './public-key.ts';
import type { BarePublicKey, PublicKey } from './types.ts';

/** A SubjectPublicKeyInfo that stands alone (RFC 7468 §13). */
export function parsePublicKeyInfo(der: Uint8Array, limits: DerLimits = defaultDerLimits): BarePublicKey {
  const reader = new DerReader(der, limits);
  const root = reader.root('subjectPublicKeyInfo');
  const publicKey = parsePublicKey(reader, root, 'subjectPublicKeyInfo');
  reader.reportTrailing(root, 'subjectPublicKeyInfo');
  const spki = der.subarray(root.start, root.end);
  return { kind: 'public-key', der, range: root.range, publicKey, spki, problems: reader.problems };
}

/** A PKCS#1 RSAPublicKey that stands alone (RFC 8017 A.1.1), as `RSA PUBLIC KEY`. Its ranges are those of its own DER. */
export function parseRsaPublicKey(der: Uint8Array, limits: DerLimits = defaultDerLimits): BarePublicKey {
  const reader = new DerReader(der, limits);
  const root = reader.root('RSAPublicKey');
  const key = reader.enter(root, 'RSAPublicKey');
  const modulus = key.take(Tag.integer, 'modulus');
  const exponent = key.take(Tag.integer, 'publicExponent');
  key.finish();
  reader.reportTrailing(root, 'RSAPublicKey');
  const spki = encodeSpki(
    encodeRsaAlgorithm(),
    encodeRsaKey(
      der.subarray(modulus.contentStart, modulus.contentEnd),
      der.subarray(exponent.contentStart, exponent.contentEnd),
    ),
  );
  const publicKey = inPlace(spki, { start: root.start, end: root.end });
  return { kind: 'public-key', der, range: root.range, publicKey, spki, problems: reader.problems };
}

/** What the built structure says, with the ranges of the bare key: all of it is the key, nothing of it names the algorithm. */
function inPlace(spki: Uint8Array, range: PublicKey['range']): PublicKey {
  const reader = new DerReader(spki);
  const built = parsePublicKey(reader, reader.root('subjectPublicKeyInfo'), 'subjectPublicKeyInfo');
  const nowhere = { start: range.start, end: range.start };
  return {
    ...built,
    range,
    algorithm: { ...built.algorithm, range: nowhere, parameters: undefined },
    key: { range, content: range, unusedBits: 0 },
  };
}
