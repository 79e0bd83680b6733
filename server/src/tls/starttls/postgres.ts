import { dialogue } from './dialogue.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

/** SSLRequest: length 8, then the code 80877103 in place of a protocol version (PostgreSQL, “Message Formats”). */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** PostgreSQL, “Message Flow”, SSL Session Encryption: one request, one byte. */
export const postgres: StartTls = dialogue(async (peer) => {
  peer.say(sslRequest);
  const answer = (await peer.bytes(1)).toString('latin1');
  if (answer === 'S') return;
  if (answer === 'N') throw new StartTlsRefusal('not-offered', answer);
  // `E` begins an ErrorResponse: of a server before 7.0, or one that has no place for us (§ “Message Flow”).
  throw new StartTlsRefusal(answer === 'E' ? 'refused' : 'not-the-protocol', answer);
});
