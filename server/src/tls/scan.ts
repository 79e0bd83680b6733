import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { type HelloAnswer, HelloAnswerReader } from '../handshake/scan/hello-answer.ts';
import { type Answer, type Offer, scanVersion } from '../handshake/scan/scan-version.ts';
import type { ScannedVersion, ScanReport } from '../handshake/scan/types.ts';
import { versionCodes } from '../handshake/scan/version-codes.ts';
import type { Target } from '../handshake/types.ts';
import { writeClientHello } from '../handshake/wire/client-hello.ts';
import { observeError } from './observe-error.ts';
import { Pace } from './pace.ts';
import { PhaseFailure, Timeline, type Timeouts } from './timeline.ts';
import { openTransport } from './transport.ts';

export interface ScanLimits {
  readonly connections: number;
  /** Open at the same time. */
  readonly atOnce: number;
  /** Opened within any second; not counted on loopback, where nobody else is kept waiting. */
  readonly perSecond: number;
  /** For the whole scan. */
  readonly milliseconds: number;
  /** For each step of one connection. */
  readonly answerMilliseconds: number;
}

export interface ScanOptions {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Milliseconds from any beginning, never going back. */
  readonly clock?: () => number;
  readonly limits?: Partial<ScanLimits>;
  readonly proxyAuthorization?: string | undefined;
  /** Told after each connection how many there have been. */
  readonly onProgress?: (connections: number) => void;
}

/** Enough for every suite that OpenSSL has, in all versions; a server does for each what it does for a visitor who leaves at once. */
const defaultLimits: ScanLimits = {
  connections: 400,
  atOnce: 4,
  perSecond: 200,
  milliseconds: 60_000,
  answerMilliseconds: 5_000,
};

const versions: readonly ScannedVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'];

/**
 * Versions, cipher suites and groups that the target takes, asked with ClientHellos that are never followed up. Never throws: what could
 * not be asked is `unknown` in the report, and `ended` says why.
 */
export async function scan(target: Target, options: ScanOptions): Promise<ScanReport> {
  const clock = options.clock ?? (() => performance.now());
  const start = clock();
  const time = options.now();
  const run = new ScanRun(target, options, clock);
  const found = await Promise.all(versions.map((version) => scanVersion(version, (offer) => run.ask(offer))));
  run.close();
  return { time, versions: found, connections: run.connections, milliseconds: clock() - start, ended: run.ended };
}

class ScanRun {
  #target: Target;
  readonly #options: ScanOptions;
  readonly #limits: ScanLimits;
  readonly #clock: () => number;
  readonly #pace: Pace;
  readonly #deadline: AbortController = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal;
  #connections = 0;
  #ended: ScanReport['ended'];

  constructor(target: Target, options: ScanOptions, clock: () => number) {
    this.#target = target;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#clock = clock;
    const interval = isLoopback(target) ? 0 : 1000 / this.#limits.perSecond;
    this.#pace = new Pace(this.#limits.atOnce, interval, clock);
    this.#timer = setTimeout(() => this.#deadline.abort(), this.#limits.milliseconds);
    this.#signal = AbortSignal.any([options.signal, this.#deadline.signal]);
  }

  get connections(): number {
    return this.#connections;
  }

  get ended(): ScanReport['ended'] {
    return this.#ended;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** One ClientHello and its answer; a second try where none comes. */
  async ask(offer: Offer): Promise<Answer> {
    const answer = await this.#once(offer);
    if (answer.kind !== 'error' || this.#isOver()) return answer;
    const again = await this.#once(offer);
    if (again.kind === 'error') this.#ended ??= 'errors';
    return again;
  }

  #once(offer: Offer): Promise<Answer> {
    return this.#pace.run(async () => {
      if (this.#isOver()) return { kind: 'limit' };
      this.#connections += 1;
      const answer = await this.#exchange(offer);
      this.#options.onProgress?.(this.#connections);
      return this.#isOver() && answer.kind === 'error' ? { kind: 'limit' } : answer;
    });
  }

  #isOver(): boolean {
    if (this.#options.signal.aborted) this.#ended ??= 'aborted';
    else if (this.#deadline.signal.aborted) this.#ended ??= 'time';
    else if (this.#connections >= this.#limits.connections) this.#ended ??= 'connections';
    return this.#ended !== undefined && this.#ended !== 'errors';
  }

  async #exchange(offer: Offer): Promise<Answer> {
    const { serverName, alpn } = this.#target;
    const version = versionCodes[offer.version];
    const hello = writeClientHello({ ...offer, version, serverName, alpn, random: randomBytes(32) });
    const timeline = new Timeline(this.#clock, timeoutsOf(this.#limits.answerMilliseconds), this.#signal);
    try {
      const { proxyAuthorization } = this.#options;
      const { socket, address } = await openTransport(this.#target, { timeline, proxyAuthorization });
      this.#pin(address);
      return await exchange(socket, hello, timeline);
    } catch (error) {
      return toAnswer(error);
    }
  }

  /** One name may stand for several servers: the scan is of the first that answered. A dialogue before TLS still needs the name. */
  #pin(address: string | undefined): void {
    const { proxy, starttls } = this.#target;
    if (address !== undefined && proxy === undefined && starttls === undefined)
      this.#target = { ...this.#target, host: address };
  }
}

/** By what the user typed: a name that only leads there is not looked at. */
function isLoopback({ host, proxy }: Target): boolean {
  return proxy === undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

/** Sends a hello and reads until the answer is there. The connection is closed either way. */
async function exchange(socket: Socket, hello: Uint8Array, timeline: Timeline): Promise<Answer> {
  try {
    return await timeline.run('handshake', () => readAnswer(socket, hello));
  } finally {
    socket.destroy();
  }
}

function readAnswer(socket: Socket, hello: Uint8Array): Promise<HelloAnswer | { kind: 'closed' }> {
  const reader = new HelloAnswerReader();
  return new Promise((resolve, reject) => {
    let heard = false;
    socket.on('data', (bytes: Buffer) => {
      heard = true;
      const answer = reader.feed(bytes);
      if (answer !== undefined) resolve(answer);
    });
    socket.on('end', () => resolve(heard ? reader.finish() : { kind: 'closed' }));
    socket.on('error', reject);
    socket.write(hello);
  });
}

function toAnswer(error: unknown): Answer {
  const observed = error instanceof PhaseFailure ? error.observed : observeError(error);
  const isReset =
    error instanceof PhaseFailure && error.phase === 'handshake' && /^(?:ECONNRESET|EPIPE)$/.test(observed.code);
  return isReset ? { kind: 'reset' } : { kind: 'error', error: observed };
}

/** The same for every phase. */
function timeoutsOf(milliseconds: number): Timeouts {
  const each = milliseconds;
  return {
    credentials: each,
    resolve: each,
    connect: each,
    proxy: each,
    starttls: each,
    handshake: each,
    response: each,
  };
}
