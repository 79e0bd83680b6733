import type { EarlyData, TimestampsAnswer } from './types.ts';
import { TLS13 } from './wire/hellos.ts';
import type { ReadMessages } from './wire/read-handshake.ts';

/** What the answer to a hello says that offered early data with a ticket (RFC 8446 §4.2.10). */
export function readEarlyData({ serverHello }: ReadMessages): EarlyData {
  if (serverHello === undefined || serverHello.version.code !== TLS13) return 'unknown';
  // Another hello wanted, or the ticket not taken: then early data is not either.
  if (serverHello.retried || !serverHello.resumed) return 'refused';
  if (serverHello.earlyData === undefined) return 'unknown';
  return serverHello.earlyData ? 'accepted' : 'refused';
}

/** What the answer to a hello says that asked for signed certificate timestamps. */
export function readTimestamps({ certificates: [leaf] }: ReadMessages): TimestampsAnswer {
  return leaf === undefined ? { kind: 'unknown' } : { kind: 'answered', list: leaf.scts };
}
