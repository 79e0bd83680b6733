import { encodeOid } from '../../asn1/oid.ts';
import { Tag } from '../../asn1/reader.ts';
import { encodeAlgorithm, encodeRsaAlgorithm, encodeRsaKey } from '../encode-spki.ts';
import { encodeTlv } from '../encode-tlv.ts';
import type { PrivateKeyHeader } from '../types.ts';
import { describeKey } from './header.ts';
import { WireReader } from './wire-reader.ts';

const magic = new TextEncoder().encode('openssh-key-v1\0');

/** True for the container that `ssh-keygen` writes (OpenSSH's PROTOCOL.key). */
export function isOpenSshKey(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Names an OpenSSH private key from its public part, which stands there in clear even where the key is encrypted.
 * The private part is not opened. `type` is OpenSSH's own name: `ssh-ed25519`.
 */
export function parseOpenSshKey(bytes: Uint8Array): PrivateKeyHeader {
  const reader = new WireReader(bytes, magic.length);
  const cipher = reader.text();
  const derivation = reader.text();
  reader.string(); // options of the derivation: salt and rounds
  reader.uint32(); // number of keys, always 1
  const publicPart = reader.string();
  const { type, algorithm, key } = readPublicPart(publicPart);
  const cut = { code: 'truncated', where: 'openssh-key-v1', what: 'ends before its public key' } as const;
  return {
    ...describeKey({
      format: 'OpenSSH',
      algorithm,
      publicKey: key,
      problems: publicPart === undefined ? [{ ...cut, range: { start: 0, end: bytes.length } }] : [],
    }),
    type,
    encryption:
      cipher === undefined || cipher === 'none' ? undefined : `OpenSSH: ${cipher}, ${derivation ?? 'unknown'}`,
  };
}

interface PublicPart {
  readonly type: string | undefined;
  readonly algorithm?: Uint8Array | undefined;
  readonly key?: Uint8Array | undefined;
}

/** A public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). Those of security keys sign something else: named only. */
function readPublicPart(blob: Uint8Array | undefined): PublicPart {
  const reader = new WireReader(blob ?? new Uint8Array(), 0);
  const type = reader.text();
  if (type === 'ssh-rsa') {
    const exponent = reader.string();
    const modulus = reader.string();
    return { type, algorithm: encodeRsaAlgorithm(), key: modulus && exponent && encodeRsaKey(modulus, exponent) };
  }
  if (type === 'ssh-ed25519') return { type, algorithm: encodeAlgorithm('1.3.101.112'), key: reader.string() };
  if (type?.startsWith('ecdsa-sha2-')) {
    const curve = curves.get(reader.text() ?? '');
    return { type, algorithm: curve === undefined ? undefined : encodeEcAlgorithm(curve), key: reader.string() };
  }
  return { type };
}

const curves: ReadonlyMap<string, string> = new Map([
  ['nistp256', '1.2.840.10045.3.1.7'],
  ['nistp384', '1.3.132.0.34'],
  ['nistp521', '1.3.132.0.35'],
]);

function encodeEcAlgorithm(curve: string): Uint8Array {
  return encodeAlgorithm('1.2.840.10045.2.1', encodeTlv(Tag.objectIdentifier, Uint8Array.from(encodeOid(curve))));
}
