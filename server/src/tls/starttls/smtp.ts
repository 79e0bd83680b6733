import { dialogue } from './dialogue.ts';
import { readReply, showReply } from './reply.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

/** RFC 3207: greeting, EHLO, and STARTTLS if that is among the extensions. */
export const smtp: StartTls = dialogue(async (peer) => {
  const greeting = await readReply(peer);
  if (greeting.code !== 220) throw new StartTlsRefusal('refused', showReply(greeting));
  // An address literal: servers that check names find nothing to look up (RFC 5321 §4.1.3).
  peer.say('EHLO [127.0.0.1]\r\n');
  const extensions = await readReply(peer);
  if (extensions.code !== 250) throw new StartTlsRefusal('refused', showReply(extensions));
  if (!extensions.lines.some((line) => /^STARTTLS\s*$/i.test(line)))
    throw new StartTlsRefusal('not-offered', showReply(extensions));
  peer.say('STARTTLS\r\n');
  const answer = await readReply(peer);
  if (answer.code !== 220) throw new StartTlsRefusal('refused', showReply(answer));
});
