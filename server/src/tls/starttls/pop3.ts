import type { Conversation } from './conversation.ts';
import { dialogue } from './dialogue.ts';
import { type StartTls, StartTlsRefusal } from './types.ts';

/** RFC 2595 §4: greeting, CAPA (which servers before RFC 2449 do not know), and STLS. */
export const pop3: StartTls = dialogue(async (peer) => {
  const greeting = await peer.line();
  if (!greeting.startsWith('+OK')) throw new StartTlsRefusal(rejection(greeting), greeting);
  const capabilities = await askCapabilities(peer);
  if (capabilities !== undefined && !/^STLS\s*$/im.test(capabilities))
    throw new StartTlsRefusal('not-offered', capabilities);
  peer.say('STLS\r\n');
  const answer = await peer.line();
  if (!answer.startsWith('+OK')) throw new StartTlsRefusal(rejection(answer), answer);
});

/** The list; undefined from a server that has none. */
async function askCapabilities(peer: Conversation): Promise<string | undefined> {
  peer.say('CAPA\r\n');
  if (!(await peer.line()).startsWith('+OK')) return undefined;
  const lines: string[] = [];
  for (let line = await peer.line(); line !== '.'; line = await peer.line()) lines.push(line);
  return lines.join('\n');
}

const rejection = (line: string) => (line.startsWith('-ERR') ? 'refused' : 'not-the-protocol');
