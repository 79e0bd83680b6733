import { lookup } from 'node:dns';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Endpoint, Target } from '../handshake/types.ts';
import { CodedError } from './observe-error.ts';
import { askProxy } from './proxy.ts';
import { type PlainChannel, StartTlsRefusal } from './starttls/types.ts';
import type { Timeline } from './timeline.ts';

/** A connection that is ready for a ClientHello. */
export interface Transport {
  readonly socket: Socket;
  /** IP address of the peer, or of the proxy. */
  readonly address: string | undefined;
  /** What the server or the proxy said so far, at most 4,096 characters. */
  readonly preamble: string;
}

export interface TransportOptions {
  readonly timeline: Timeline;
  /** `Proxy-Authorization` for the proxy: never shown, never kept. */
  readonly proxyAuthorization?: string | undefined;
  /** Told what came before TLS also where it fails. */
  readonly note?: (text: string) => void;
}

const MAX_PREAMBLE = 4096;
/** No dialogue before TLS is longer. */
const MAX_PLAIN_BYTES = 65_536;

/** Opens the way to a target: names resolved, TCP, proxy, STARTTLS. Throws PhaseFailure, and leaves nothing open then. */
export async function openTransport(target: Target, options: TransportOptions): Promise<Transport> {
  const { timeline } = options;
  // Through a proxy, the target's name is the proxy's to resolve.
  const next = target.proxy ?? target;
  const addresses = await resolve(next, timeline);
  const socket = await openSocket(next, addresses, timeline);
  const address = addresses.length === 1 ? addresses[0]?.address : socket.remoteAddress;
  if (target.proxy === undefined && target.starttls === undefined) return { socket, address, preamble: '' };
  const channel = new SocketChannel(socket, options.note);
  try {
    if (target.proxy !== undefined)
      await timeline.run('proxy', () => askProxy(channel, target, options.proxyAuthorization));
    if (target.starttls !== undefined) await timeline.run('starttls', () => speakStartTls(channel, target));
    channel.release();
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { socket, address, preamble: channel.said };
}

interface Address {
  readonly address: string;
  readonly family: number;
}

async function resolve({ host }: Endpoint, timeline: Timeline): Promise<readonly Address[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  return timeline.run('resolve', () => lookUp(host));
}

/** `node:dns/promises` would bring more to a start than it saves here. */
function lookUp(host: string): Promise<readonly Address[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });
}

async function openSocket(
  { host, port }: Endpoint,
  addresses: readonly Address[],
  timeline: Timeline,
): Promise<Socket> {
  // All of them, as one comes first that answers (RFC 8305).
  const given: LookupFunction = (_host, _options, callback) => callback(null, [...addresses]);
  let socket: Socket | undefined;
  try {
    return await timeline.run('connect', () => {
      socket = connect({ host, port, lookup: given, autoSelectFamily: true, noDelay: true });
      return connected(socket);
    });
  } catch (error) {
    socket?.destroy();
    throw error;
  }
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
    // After this the connection belongs to others, who listen for themselves; until they do, nothing may be thrown.
    socket.on('error', () => undefined);
  });
}

async function speakStartTls(channel: PlainChannel, target: Target): Promise<void> {
  if (target.starttls === undefined) return;
  const { startTls } = await import('./starttls/registry.ts');
  try {
    await startTls[target.starttls](channel, target);
  } catch (error) {
    if (!(error instanceof StartTlsRefusal)) throw error;
    const { reason, said, message } = error;
    throw reason === 'data-before-tls'
      ? new CodedError('DATA_BEFORE_TLS', said)
      : new CodedError('STARTTLS_REFUSED', message);
  }
}

/** A socket as dialogues before TLS speak over it. */
class SocketChannel implements PlainChannel {
  readonly #socket: Socket;
  readonly #note: ((text: string) => void) | undefined;
  readonly #wakers = ['readable', 'end', 'error', 'close'] as const;
  readonly #wake = (): void => this.#next?.();
  #next: (() => void) | undefined;
  #error: Error | undefined;
  #received = 0;
  #said = '';

  constructor(socket: Socket, note: ((text: string) => void) | undefined) {
    this.#socket = socket;
    this.#note = note;
    socket.once('error', (error) => {
      this.#error = error;
    });
    for (const event of this.#wakers) socket.on(event, this.#wake);
  }

  get said(): string {
    return this.#said;
  }

  async read(): Promise<Uint8Array | undefined> {
    for (;;) {
      const bytes: unknown = this.#socket.read();
      if (bytes instanceof Uint8Array) return this.#counted(bytes);
      if (this.#error !== undefined) throw this.#error;
      if (this.#socket.readableEnded || this.#socket.destroyed) return undefined;
      await new Promise<void>((resolve) => {
        this.#next = resolve;
      });
    }
  }

  #counted(bytes: Uint8Array): Uint8Array {
    this.#received += bytes.length;
    if (this.#received > MAX_PLAIN_BYTES)
      throw new CodedError('TOO_MANY_BYTES', `more than ${MAX_PLAIN_BYTES} bytes came before TLS`);
    return bytes;
  }

  write(bytes: Uint8Array | string): void {
    this.#socket.write(bytes);
  }

  unread(bytes: Uint8Array): void {
    this.#received -= bytes.length;
    if (bytes.length > 0) this.#socket.unshift(bytes);
  }

  note(text: string): void {
    const kept = text.slice(0, MAX_PREAMBLE - this.#said.length);
    this.#said += kept;
    if (kept !== '') this.#note?.(kept);
  }

  /** Nothing more is read here. */
  release(): void {
    for (const event of this.#wakers) this.#socket.off(event, this.#wake);
  }
}
