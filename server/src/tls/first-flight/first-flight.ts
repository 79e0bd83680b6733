import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Target } from '../../handshake/types.ts';
import { bindTicket, type OfferedTicket, writeClientHello } from '../../handshake/wire/client-hello.ts';
import { readServerHello, TLS13 } from '../../handshake/wire/hellos.ts';
import type { Side } from '../../handshake/wire/messages.ts';
import { HandshakeReading, type ReadMessages } from '../../handshake/wire/read-handshake.ts';
import { type HandshakeMessage, messageHeader } from '../../handshake/wire/record-stream.ts';
import { digest } from '../hkdf.ts';
import { SessionSecrets, suiteHash } from '../session-secrets.ts';
import type { Timeline } from '../timeline.ts';
import { openTransport } from '../transport.ts';
import { KeySchedule } from './key-schedule.ts';
import { createKeys, type EphemeralKey } from './key-share.ts';
import type { Ticket } from './session-ticket.ts';

/** What a hello of ours offers: what the server chose in a handshake before, so that it has no other choice to make. */
export interface FlightOffer {
  /** Code of the version. */
  readonly version: number;
  readonly suite: number;
  readonly group: number | undefined;
  /** Asks for signed certificate timestamps. */
  readonly timestamps?: boolean;
  /** A session to take up, with early data. `age`: milliseconds since the ticket came. */
  readonly resume?: { readonly ticket: Ticket; readonly age: number };
}

export interface FlightOptions {
  readonly timeline: Timeline;
  readonly proxyAuthorization?: string | undefined;
}

/** Longer than any chain, or list of CAs, in good faith. */
const MAX_BYTES = 512 * 1024;
/** Header and body of both hellos: a second one of the server changes nothing. */
const WHOLE_TRANSCRIPT = 4;
/** Groups of TLS 1.2, where the curve of the server's key has to be among them (RFC 8422 §5.1). */
const olderGroups = [0x001d, 0x0017, 0x0018, 0x0019];

/**
 * Sends a ClientHello and reads what the server says to it, which a client would then answer. Nothing else is sent, and the connection
 * ends. Never rejects: what did not come, or could not be read, is missing.
 */
export async function readFirstFlight(
  target: Target,
  offer: FlightOffer,
  { timeline, proxyAuthorization }: FlightOptions,
): Promise<ReadMessages> {
  const flight = new FirstFlight(offer);
  let socket: Socket | undefined;
  try {
    const hello = flight.begin(target);
    const transport = await openTransport(target, { timeline, proxyAuthorization });
    socket = transport.socket;
    await timeline.within('handshake', () => exchange(transport.socket, hello, flight.reading));
  } catch {
    // What came before says what there is to say.
  } finally {
    socket?.destroy();
    flight.forget();
  }
  return flight.reading.finish();
}

function exchange(socket: Socket, hello: Uint8Array, reading: HandshakeReading): Promise<void> {
  let received = 0;
  return new Promise((resolve, reject) => {
    socket.on('data', (bytes: Buffer) => {
      received += bytes.length;
      reading.feed('server', bytes);
      if (reading.isFlightOver || received > MAX_BYTES) resolve();
    });
    socket.on('end', resolve);
    socket.on('error', reject);
    socket.write(hello);
  });
}

/** The secrets of one exchange, and what is read with them. */
class FirstFlight {
  readonly reading: HandshakeReading;
  readonly #offer: FlightOffer;
  #keys: readonly EphemeralKey[] = [];
  readonly #secrets = new SessionSecrets();
  readonly #transcript: Uint8Array[] = [];
  /** With the key of the ticket; undefined where none is offered. */
  readonly #resuming: KeySchedule | undefined;

  constructor(offer: FlightOffer) {
    this.#offer = offer;
    const hash = suiteHash(offer.suite);
    if (offer.resume !== undefined && hash !== undefined)
      this.#resuming = new KeySchedule(hash, offer.resume.ticket.key);
    this.reading = new HandshakeReading(
      (record) => this.#secrets.open(record),
      (from, message) => this.#hear(from, message),
    );
  }

  /** The record to send. */
  begin({ serverName, alpn }: Target): Uint8Array {
    const { version, suite, group, timestamps = false } = this.#offer;
    this.#keys = version === TLS13 ? createKeys(group) : [];
    const ticket = this.#ticket();
    const groups = version === TLS13 ? this.#keys.map((key) => key.group) : olderGroups;
    const asked = { serverName, alpn, random: randomBytes(32), timestamps, ...(ticket && { ticket }) };
    const hello = writeClientHello({ version, suites: [suite], groups, keyShares: this.#keys, ...asked });
    if (ticket !== undefined) this.#bind(hello, ticket);
    this.reading.feed('client', hello);
    return hello;
  }

  forget(): void {
    this.#resuming?.forget();
    this.#secrets.forget();
  }

  #ticket(): OfferedTicket | undefined {
    const { resume } = this.#offer;
    if (resume === undefined || this.#resuming === undefined) return undefined;
    const { ticket, age } = resume;
    const obfuscatedAge = (Math.round(age) + ticket.ageAdd) % 2 ** 32;
    return { identity: ticket.identity, obfuscatedAge, binderLength: this.#resuming.length };
  }

  #bind(hello: Uint8Array, ticket: OfferedTicket): void {
    const hash = suiteHash(this.#offer.suite);
    const schedule = this.#resuming;
    if (hash !== undefined && schedule !== undefined)
      bindTicket(hello, ticket, (truncated) => schedule.binder(digest(hash, truncated)));
  }

  #hear(from: Side, message: HandshakeMessage): void {
    const isHello = from === 'client' || message.type.name === 'server_hello';
    if (!isHello || this.#transcript.length === WHOLE_TRANSCRIPT) return;
    this.#transcript.push(messageHeader(message), message.body);
    if (from === 'server') this.#agree(message.body);
  }

  /** From here on the server's records can be opened, if it speaks the truth. */
  #agree(serverHello: Uint8Array): void {
    const { hello, keyShare } = readServerHello(serverHello);
    const key = this.#keys.find(({ group }) => group === hello.group?.code);
    const hash = suiteHash(hello.cipherSuite.code);
    if (key === undefined || keyShare === undefined || hash === undefined) return;
    const shared = agree(key, keyShare);
    if (shared === undefined) return;
    // Who does not take the ticket reckons without its key.
    const schedule = (hello.resumed ? this.#resuming : undefined) ?? new KeySchedule(hash);
    this.#secrets.takeHandshake(schedule.handshakeSecrets(shared, digest(hash, ...this.#transcript)));
    schedule.forget();
    shared.fill(0);
  }
}

/** Undefined where the server's share is none. */
function agree(key: EphemeralKey, share: Uint8Array): Buffer | undefined {
  try {
    return key.agree(share);
  } catch {
    return undefined;
  }
}
