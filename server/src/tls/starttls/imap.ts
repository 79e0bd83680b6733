import type { Conversation } from './conversation.ts';
import { dialogue } from './dialogue.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

/** RFC 9051 §6.2.1: greeting, CAPABILITY, and STARTTLS if that is among them. */
export const imap: StartTls = dialogue(async (peer) => {
  const greeting = await peer.line();
  if (!/^\* (?:OK|PREAUTH|BYE)\b/i.test(greeting)) throw new StartTlsRefusal('not-the-protocol', greeting);
  // Somebody who is logged in already may not ask for TLS any more (§7.1.4).
  if (!/^\* OK\b/i.test(greeting)) throw new StartTlsRefusal('refused', greeting);
  const capabilities = await command(peer, 'a1', 'CAPABILITY');
  if (!/^\* CAPABILITY\b.*\bSTARTTLS\b/im.test(capabilities)) throw new StartTlsRefusal('not-offered', capabilities);
  await command(peer, 'a2', 'STARTTLS');
});

/** Everything up to the tagged answer, which must be OK. */
async function command(peer: Conversation, tag: string, name: string): Promise<string> {
  peer.say(`${tag} ${name}\r\n`);
  const heard: string[] = [];
  for (;;) {
    const line = await peer.line();
    heard.push(line);
    if (!line.startsWith(`${tag} `)) continue;
    if (!/^\S+ OK\b/i.test(line)) throw new StartTlsRefusal('refused', line);
    return heard.join('\n');
  }
}
