import { connect, type TLSSocket } from 'node:tls';
import { isHttpAsked } from '../handshake/client-acceptance.ts';
import type { Attempt, Handshake, ObservedError, Outcome, Response, Target } from '../handshake/types.ts';
import { readHandshake } from '../handshake/wire/read-handshake.ts';
import { readAnswer, request } from './http-request.ts';
import type { Identity } from './identity.ts';
import { Listening, type Session } from './listening.ts';
import { observeError } from './observe-error.ts';
import { SessionSecrets } from './session-secrets.ts';
import { Tap } from './tap.ts';
import { PhaseFailure, Timeline, type Timeouts } from './timeline.ts';
import { openTransport } from './transport.ts';

export interface AttemptOptions {
  /** What the client shows; its context also sets the versions. */
  readonly identity: Identity;
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal;
  /** Milliseconds from any beginning, never going back. */
  readonly clock: () => number;
  readonly proxyAuthorization?: string | undefined;
  /** A session of before, to be taken up. */
  readonly session?: Buffer | undefined;
  /** The handshake is all that is asked: nothing is sent after it, and nothing waited for, or a ticket alone, which is wanted then. */
  readonly handshakeOnly?: boolean | 'with-ticket';
}

/** An attempt, and the sessions that it left, in the order in which they came. */
export interface Attempted {
  readonly attempt: Attempt;
  readonly sessions: readonly Session[];
}

/** A server that asked for a certificate has so long to refuse it, where it does not show before that it takes it. Milliseconds. */
const QUIET = 400;
/** A server that has no word to say on the client has so long to send a ticket: those that are busy take their time. Milliseconds. */
const TICKET = 100;
/** A server that shows that it goes on has so long to end the connection after all. */
const SETTLE = 20;

/** Connects once. Never rejects: what fails is the outcome. */
export async function attemptConnection(target: Target, options: AttemptOptions): Promise<Attempted> {
  const connection = new Connection(target, options);
  try {
    return await connection.attempt();
  } finally {
    await connection.close();
  }
}

/** One connection and what is seen of it. */
class Connection {
  readonly #target: Target;
  readonly #options: AttemptOptions;
  readonly #timeline: Timeline;
  readonly #secrets = new SessionSecrets();
  #tap: Tap | undefined;
  #socket: TLSSocket | undefined;
  #listening: Listening | undefined;
  #address: string | undefined;
  #preamble = '';
  #response: Response | undefined;
  /** The handshake is complete. */
  #isThrough = false;

  constructor(target: Target, options: AttemptOptions) {
    this.#target = target;
    this.#options = options;
    this.#timeline = new Timeline(options.clock, options.timeouts, options.signal);
  }

  async attempt(): Promise<Attempted> {
    const outcome = await this.#connect();
    const handshake = this.#observe();
    const attempt: Attempt = {
      clientCertificate: this.#options.identity.chain.length > 0 ? 'offered' : 'none',
      address: this.#address,
      phases: this.#timeline.phases,
      outcome: refusedAfterwards(outcome, handshake) ?? outcome,
      handshake,
      response: this.#response,
      preamble: this.#preamble,
      bytesReceived: this.#tap?.received ?? 0,
    };
    return { attempt, sessions: this.#listening?.sessions ?? [] };
  }

  async close(): Promise<void> {
    await this.#takeLeave();
    this.#secrets.forget();
    this.#socket?.destroy();
    this.#tap?.destroy();
  }

  /** Of a connection that ends without `close_notify`, servers that keep sessions themselves forget the session (RFC 5246 §7.2.1). */
  async #takeLeave(): Promise<void> {
    const socket = this.#socket;
    const isSessionWanted = this.#options.handshakeOnly !== true;
    if (socket === undefined || !this.#isThrough || !isSessionWanted || this.#listening?.isOver !== false) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SETTLE);
      socket.end(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #connect(): Promise<Outcome> {
    try {
      const socket = await this.#open();
      const { handshakeOnly = false } = this.#options;
      if (handshakeOnly === 'with-ticket') await this.#timeline.within('response', () => this.#awaitTicket());
      if (handshakeOnly !== false) return { kind: 'accepted', shownBy: 'handshake' };
      await this.#timeline.within('response', () => this.#awaitWord(socket));
      await this.#ask(socket);
    } catch (error) {
      const { phase, observed } = this.#failureOf(error);
      // Nobody has to answer: that the connection stands is enough.
      if (phase !== 'response' || observed.code !== 'TIMEOUT') return { kind: 'failed', phase, error: observed };
    }
    return this.#verdict();
  }

  async #open(): Promise<TLSSocket> {
    const { socket: plain, address } = await openTransport(this.#target, {
      timeline: this.#timeline,
      proxyAuthorization: this.#options.proxyAuthorization,
      note: (text) => {
        this.#preamble += text;
      },
    });
    this.#address = address;
    const tap = new Tap(plain);
    this.#tap = tap;
    return this.#timeline.run('handshake', () => this.#shakeHands(tap));
  }

  #shakeHands(tap: Tap): Promise<TLSSocket> {
    const { serverName, alpn } = this.#target;
    const { identity, session } = this.#options;
    const options = {
      socket: tap,
      secureContext: identity.context,
      // The chain is judged by our own validation, whatever it is.
      rejectUnauthorized: false,
      requestOCSP: true,
      ...(serverName === undefined ? {} : { servername: serverName }),
      ...(alpn.length === 0 ? {} : { ALPNProtocols: [...alpn] }),
      ...(session === undefined ? {} : { session }),
    };
    const socket = connect(options);
    socket.on('keylog', (line: Buffer) => this.#secrets.take(line));
    this.#socket = socket;
    this.#listening = new Listening(socket, tap, this.#options.clock);
    return new Promise((resolve, reject) => {
      socket.once('secureConnect', () => {
        this.#isThrough = true;
        resolve(socket);
      });
      socket.once('error', reject);
    });
  }

  async #awaitTicket(): Promise<void> {
    await this.#listening?.word(QUIET);
  }

  /** After the handshake: the word on the client's certificate. */
  async #awaitWord(socket: TLSSocket): Promise<void> {
    const isAsked = this.#observe().certificateRequest !== undefined;
    const duration = this.#timeline.phases.at(-1)?.milliseconds ?? 0;
    const settle = Math.max(SETTLE, duration);
    // A request now could meet a refusal under way, and the refusal be lost with the connection.
    if (socket.getProtocol() === 'TLSv1.3')
      await this.#listening?.word(isAsked ? Math.max(QUIET, 3 * duration) : Math.max(TICKET, duration));
    if (isAsked) await this.#listening?.over(settle);
  }

  /** An answer, where one is asked for, or what came without. */
  async #ask(socket: TLSSocket): Promise<void> {
    if (this.#listening?.error !== undefined || this.#listening?.ended === true) return;
    if (isHttpAsked(this.#target, socket.alpnProtocol || undefined))
      this.#response = await this.#timeline.run('response', () => request(socket, this.#target));
    else if (socket.readableLength > 0)
      this.#response = await this.#timeline.within('response', () => readAnswer(socket));
  }

  #verdict(): Outcome {
    const listening = this.#listening;
    if (this.#response !== undefined && !isPreface(this.#response)) return { kind: 'accepted', shownBy: 'data' };
    if (listening?.error !== undefined)
      return { kind: 'failed', phase: 'response', error: this.#observed(listening.error) };
    if (listening?.ended === true) return { kind: 'closed' };
    if (this.#socket?.getProtocol() !== 'TLSv1.3') return { kind: 'accepted', shownBy: 'handshake' };
    return { kind: 'accepted', shownBy: (listening?.sessions ?? []).length === 0 ? 'quiet' : 'ticket' };
  }

  #failureOf(error: unknown): { readonly phase: PhaseFailure['phase']; readonly observed: ObservedError } {
    if (!(error instanceof PhaseFailure)) return { phase: 'handshake', observed: observeError(error) };
    const { phase, observed } = error;
    const isOver = phase === 'handshake' || phase === 'response';
    return { phase, observed: isOver ? this.#moreExact(observed) : observed };
  }

  #observed(error: unknown): ObservedError {
    return this.#moreExact(observeError(error));
  }

  /** OpenSSL knows best; of a connection that is gone, the socket under it knows how it went. */
  #moreExact(observed: ObservedError): ObservedError {
    const ending = this.#tap?.ending;
    const isOwn = observed.code === 'TIMEOUT' || observed.code === 'ABORTED';
    if (ending === undefined || isOwn || observed.code.startsWith('ERR_SSL_')) return observed;
    if (ending.kind === 'error') return observeError(ending.error);
    return { code: 'CLOSED', message: 'the server closed the connection' };
  }

  #observe(): Handshake {
    return readHandshake(this.#tap?.chunks ?? [], (record) => this.#secrets.open(record));
  }
}

/** A server of HTTP/2 sends its settings to everyone: they say nothing of the client (RFC 9113 §3.4). */
function isPreface({ protocol, status }: Response): boolean {
  return protocol === 'h2' && status === undefined;
}

/** A fatal alert after the handshake counts also where the connection broke before OpenSSL could read it. */
function refusedAfterwards(outcome: Outcome, { alerts }: Handshake): Outcome | undefined {
  const alert = alerts.find(
    ({ from, level, afterHandshake }) => from === 'server' && level === 'fatal' && afterHandshake,
  );
  if (alert === undefined || outcome.kind === 'failed') return undefined;
  const error = { code: 'ALERT', message: `alert ${alert.description} (${alert.code})` };
  return { kind: 'failed', phase: 'response', error };
}
