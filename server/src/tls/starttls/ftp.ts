import { dialogue } from './dialogue.ts';
import { readReply, showReply } from './reply.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

/** Replies that say a server does not know the command or the mechanism (RFC 4217 §4.1 and §11). */
const unknown: readonly number[] = [500, 501, 502, 504];

/** RFC 4217 §4: greeting and AUTH TLS. */
export const ftp: StartTls = dialogue(async (peer) => {
  const greeting = await readReply(peer);
  if (greeting.code !== 220) throw new StartTlsRefusal('refused', showReply(greeting));
  peer.say('AUTH TLS\r\n');
  const answer = await readReply(peer);
  if (answer.code === 234) return;
  throw new StartTlsRefusal(unknown.includes(answer.code) ? 'not-offered' : 'refused', showReply(answer));
});
