import { readEarlyData, readTimestamps } from '../../handshake/first-flight.ts';
import type { EarlyData, ServerHello, Target, TimestampsAnswer } from '../../handshake/types.ts';
import { TLS13 } from '../../handshake/wire/hellos.ts';
import { suiteHash } from '../session-secrets.ts';
import { type FlightOptions, readFirstFlight } from './first-flight.ts';
import { readTicket } from './session-ticket.ts';

/** No ticket in good faith is longer; a hello has to fit into one record. */
const MAX_TICKET = 8192;

/**
 * Whether the server takes early data with this session, of which nothing was taken up yet. None is sent: a hello announces it, and the
 * answer is all that is wanted. `age`: milliseconds since the session came. Never rejects.
 */
export async function askEarlyData(
  target: Target,
  { group }: ServerHello,
  { session, age }: { readonly session: Uint8Array; readonly age: number },
  options: FlightOptions,
): Promise<EarlyData> {
  const ticket = readTicket(session);
  if (ticket === undefined || ticket.identity.length > MAX_TICKET || suiteHash(ticket.suite) === undefined)
    return 'unknown';
  if (ticket.maxEarlyData === 0) return 'not-offered';
  const offer = { version: TLS13, suite: ticket.suite, group: group?.code, resume: { ticket, age } };
  return readEarlyData(await readFirstFlight(target, offer, options));
}

/** The timestamps that the server hands out in a handshake like that one to who asks for them (RFC 6962 §3.3.1). Never rejects. */
export async function askTimestamps(
  target: Target,
  { version, cipherSuite, group }: ServerHello,
  options: FlightOptions,
): Promise<TimestampsAnswer> {
  const offer = { version: version.code, suite: cipherSuite.code, group: group?.code, timestamps: true };
  return readTimestamps(await readFirstFlight(target, offer, options));
}
