import { toHex } from '../../asn1/hex.ts';
import { type DerNode, Tag } from '../../asn1/reader.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { readHex } from './rsa-numbers.ts';

/** The numbers of a DSA key (RFC 3279 §2.3.2) that say what it is worth. */
export interface DsaKey {
  readonly p: bigint;
  readonly q: bigint;
  readonly y: bigint;
}

/** The key of a certificate; undefined where it is no DSA key with parameters. */
export function readDsaKey(subject: CertificateSubject): DsaKey | undefined {
  const { type, algorithm, key } = subject.certificate.publicKey;
  if (type !== 'DSA' || algorithm.parameters === undefined) return undefined;
  const reader = subject.reader();
  const [p, q] = reader.children(subject.node(algorithm.parameters), '');
  const y = subject.node(key.content);
  const read = (node: DerNode): bigint => readHex(toHex(reader.bytes.subarray(node.contentStart, node.contentEnd)));
  return p?.tag === Tag.integer && q?.tag === Tag.integer && y.tag === Tag.integer
    ? { p: read(p), q: read(q), y: read(y) }
    : undefined;
}
