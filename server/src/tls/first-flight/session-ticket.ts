import { readSmallInteger } from '../../asn1/primitive.ts';
import { contextConstructed, type DerNode, DerReader, Tag } from '../../asn1/reader.ts';
import { TLS13 } from '../../handshake/wire/hellos.ts';

/** A ticket of TLS 1.3 with what a client needs to show it (RFC 8446 §4.6.1). */
export interface Ticket {
  readonly suite: number;
  /** The pre-shared key that belongs to it: a view of the session it was read from, and wiped with it. */
  readonly key: Uint8Array;
  readonly identity: Uint8Array;
  /** Added to the age of the ticket, modulo 2^32. */
  readonly ageAdd: number;
  /** Bytes; 0: no early data. */
  readonly maxEarlyData: number;
}

/** Node writes the server's name before the session since it keeps that with it: a label that ends with 0, two bytes of length, the name. */
const envelope = Buffer.from('\0nodejs:tls:session:', 'latin1');

/** Fields by their tags: `SSL_SESSION` of OpenSSL (`ssl/ssl_asn1.c`), and of BoringSSL, which VS Code runs on. */
const fields = {
  ticket: contextConstructed(10),
  openssl: { ageAdd: contextConstructed(14), maxEarlyData: contextConstructed(15) },
  boringssl: { ageAdd: contextConstructed(21), maxEarlyData: contextConstructed(24) },
} as const;

/** Reads a session as Node hands it out. Undefined where it holds no ticket of TLS 1.3, or is written in a way that is not known. */
export function readTicket(session: Uint8Array): Ticket | undefined {
  const reader = new DerReader(derOf(session));
  const cursor = reader.enter(reader.expect(reader.root('session'), Tag.sequence, 'session'), 'session');
  cursor.take(Tag.integer, 'version');
  const version = readSmallInteger(reader, cursor.take(Tag.integer, 'sslVersion'), 'sslVersion');
  const cipher = content(reader, cursor.take(Tag.octetString, 'cipher'));
  cursor.take(Tag.octetString, 'sessionId');
  const key = content(reader, cursor.take(Tag.octetString, 'masterKey'));
  const tagged = new Map<number, DerNode>();
  while (!cursor.done) {
    const node = cursor.next();
    tagged.set(node.tag, reader.enter(node, 'field').next());
  }
  const identity = content(reader, tagged.get(fields.ticket));
  const { ageAdd, maxEarlyData } = tagged.has(fields.boringssl.ageAdd) ? fields.boringssl : fields.openssl;
  const isWhole = version === TLS13 && cipher.length === 2 && key.length > 0 && identity.length > 0;
  if (!isWhole || reader.problems.length > 0) return undefined;
  return {
    suite: unsigned(cipher),
    key,
    identity,
    ageAdd: unsigned(content(reader, tagged.get(ageAdd))),
    maxEarlyData: unsigned(content(reader, tagged.get(maxEarlyData))),
  };
}

function derOf(session: Uint8Array): Uint8Array {
  if (!envelope.equals(session.subarray(0, envelope.length))) return session;
  const label = session.indexOf(0, envelope.length) + 1;
  return session.subarray(label + 2 + unsigned(session.subarray(label, label + 2)));
}

function content({ bytes }: DerReader, node: DerNode | undefined): Uint8Array {
  return bytes.subarray(node?.contentStart ?? 0, node?.contentEnd ?? 0);
}

/** Of an INTEGER that is not negative, or an OCTET STRING that stands for a number. */
function unsigned(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
