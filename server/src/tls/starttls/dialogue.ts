import { Conversation } from './conversation.ts';
import type { StartTls } from './types.ts';

/**
 * A protocol's part before TLS as what is said and heard, in order. Resolves once the server has agreed, so that the next byte on the
 * wire is ours, and is TLS. `serverName` is the name that the user wants to reach.
 */
export function dialogue(speak: (peer: Conversation, serverName: string) => Promise<void>): StartTls {
  return async (channel, target) => {
    const peer = new Conversation(channel);
    await speak(peer, target.serverName ?? target.host);
    peer.finish();
  };
}
