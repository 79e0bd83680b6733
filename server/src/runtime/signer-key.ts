import { decodeOid } from '../asn1/oid.ts';
import { type DerCursor, DerReader, Tag } from '../asn1/reader.ts';
import { encodeRsaAlgorithm, encodeSpki } from '../x509/encode-spki.ts';
import { namedCurves } from '../x509/oids-curves.ts';

/** A SubjectPublicKeyInfo, opened as far as a signature check needs. */
export interface SignerKey {
  readonly oid: string;
  /** `P-256` …; undefined where the key names no curve. */
  readonly curve: string | undefined;
  /** Content of the BIT STRING. */
  readonly key: Uint8Array;
  /** DER to import. Keys marked RSASSA-PSS say `rsaEncryption` here: few runtimes import the former, and the numbers are the same. */
  readonly spki: Uint8Array;
}

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** Opens a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7); undefined where it is none. */
export function readSignerKey(spki: Uint8Array): SignerKey | undefined {
  const reader = new DerReader(spki);
  const info = reader.enter(reader.root('spki'), 'spki');
  const algorithm = reader.enter(info.take(Tag.sequence, 'algorithm'), 'algorithm');
  const oid = oidOf(algorithm);
  const curve = oidOf(algorithm);
  const bits = info.take(Tag.bitString, 'subjectPublicKey');
  if (oid === undefined || bits.length < 2) return undefined;
  const key = spki.subarray(bits.contentStart + 1, bits.contentEnd);
  return {
    oid,
    curve: curve && namedCurves.get(curve)?.name,
    key,
    spki: oid === RSASSA_PSS ? encodeSpki(encodeRsaAlgorithm(), key) : spki,
  };
}

function oidOf(cursor: DerCursor): string | undefined {
  const node = cursor.optional(Tag.objectIdentifier);
  return node && decodeOid(cursor.reader.bytes, node.contentStart, node.contentEnd);
}

/** The two numbers of an ECDSA-Sig-Value (RFC 3279 §2.2.3) side by side, `size` bytes each (IEEE P1363); undefined where it is malformed. */
export function plainEcdsaSignature(signature: Uint8Array, size: number): Uint8Array | undefined {
  const reader = new DerReader(signature);
  const root = reader.root('signature');
  const cursor = reader.enter(root, 'signature');
  const plain = new Uint8Array(2 * size);
  for (const end of [size, 2 * size]) {
    const node = cursor.take(Tag.integer, 'number');
    const digits = withoutLeadingZeros(signature.subarray(node.contentStart, node.contentEnd));
    if (node.length === 0 || digits.length > size) return undefined;
    plain.set(digits, end - digits.length);
  }
  return reader.problems.length === 0 && cursor.done && root.end === signature.length ? plain : undefined;
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.subarray(bytes.length) : bytes.subarray(first);
}
