import { readHeader } from '../../asn1/header.ts';
import { DerReader } from '../../asn1/reader.ts';
import type { Conversation } from './conversation.ts';
import { dialogue } from './dialogue.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

/** Of the extended operation (RFC 4511 §4.14.1). */
const startTlsOid = '1.3.6.1.4.1.1466.20037';

/** LDAPMessage { messageID 1, extendedReq [APPLICATION 23] { requestName [0] } }. */
const request = Buffer.concat([
  Buffer.from([0x30, startTlsOid.length + 7, 0x02, 0x01, 0x01, 0x77, startTlsOid.length + 2, 0x80, startTlsOid.length]),
  Buffer.from(startTlsOid, 'latin1'),
]);

const sequence = 0x30;
const extendedResponse = 0x78;
const enumerated = 0x0a;
/** protocolError: the server does not know the operation (§4.14.2); unavailable: it knows it and has no certificate. */
const notOffered: readonly number[] = [2, 52];

/** RFC 4511 §4.14: one extended operation. */
export const ldap: StartTls = dialogue(async (peer) => {
  peer.say(request);
  const reader = new DerReader(await readMessage(peer));
  const [, response] = reader.children(reader.root('message'), 'message');
  const [code, , diagnostic] = response?.tag === extendedResponse ? reader.children(response, 'response') : [];
  if (code?.tag !== enumerated) throw new StartTlsRefusal('not-the-protocol', reader.bytes);
  const result = reader.bytes[code.contentStart] ?? 0;
  if (result === 0) return;
  const said = diagnostic && reader.bytes.subarray(diagnostic.contentStart, diagnostic.contentEnd);
  const reason = notOffered.includes(result) ? 'not-offered' : 'refused';
  throw new StartTlsRefusal(reason, `resultCode ${result} ${Buffer.from(said ?? []).toString('latin1')}`);
});

/** One LDAPMessage; Active Directory writes lengths of one byte in four. */
async function readMessage(peer: Conversation): Promise<Buffer> {
  const start = await peer.bytes(2);
  if (start[0] !== sequence) throw new StartTlsRefusal('not-the-protocol', start);
  const length = start[1] ?? 0;
  const more = length > 0x80 && length <= 0x84 ? await peer.bytes(length & 0x7f) : Buffer.alloc(0);
  const head = Buffer.concat([start, more]);
  const header = readHeader(head, 0, head.length + 1);
  return Buffer.concat([head, await peer.bytes(Math.max(header.length, 0))]);
}
