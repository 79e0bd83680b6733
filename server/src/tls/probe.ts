import { silentHandshake } from '../handshake/silent-handshake.ts';
import { hasTimestamps } from '../handshake/transparency.ts';
import type {
  Attempt,
  ClientCredentials,
  ConnectionReport,
  EarlyData,
  Phase,
  PhaseTime,
  Resumption,
  Target,
  TimestampsAnswer,
} from '../handshake/types.ts';
import { type Attempted, type AttemptOptions, attemptConnection } from './attempt.ts';
import type { FlightOptions } from './first-flight/first-flight.ts';
import { createIdentity, type Identity } from './identity.ts';
import type { Session } from './listening.ts';
import { observeError } from './observe-error.ts';
import { Timeline, type Timeouts } from './timeline.ts';

export interface ProbeOptions {
  readonly credentials?: ClientCredentials | undefined;
  /** Handshakes to time, at least 1. */
  readonly repeat?: number;
  /** Whether the same is tried without the client certificate, where there is one. */
  readonly compare?: boolean;
  /** Whether a second handshake takes up the session of the first, and where its ticket allows it, early data is asked about. */
  readonly resume?: boolean;
  /** Whether timestamps of the handshake are asked for where the certificate and the stapled response have none: what the public web demands. */
  readonly transparency?: boolean;
  readonly timeouts?: Partial<Timeouts>;
  readonly proxyAuthorization?: string | undefined;
  readonly signal?: AbortSignal;
  /** Told what is done next, for those who wait. */
  readonly onProgress?: (step: 'attempt' | 'without-certificate' | 'resumption' | 'repeat', index: number) => void;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Milliseconds from any beginning, never going back. */
  readonly clock: () => number;
}

/** How long each phase may take where nothing else is said, in milliseconds. */
export const defaultTimeouts: Timeouts = {
  credentials: 5000,
  resolve: 5000,
  connect: 5000,
  proxy: 10_000,
  starttls: 10_000,
  handshake: 10_000,
  response: 5000,
};

/**
 * Connects to the target, and to nothing else, as often as asked, and reports what was observed. Never rejects: what fails is in the
 * report.
 */
export async function probe(target: Target, options: ProbeOptions): Promise<ConnectionReport> {
  const time = options.now();
  const identity = load(target, options);
  if ('failed' in identity) return { ...nothingTried, target, time, attempt: identity.failed };
  const run = new Run(target, options, identity);
  return { ...(await run.all()), target, time };
}

const nothingTried = {
  withoutCertificate: undefined,
  resumption: undefined,
  timestamps: undefined,
  repeats: [],
  clientChain: [],
} as const;

/** The client's credentials, or an attempt that fails with them. */
function load(target: Target, { credentials, clock }: ProbeOptions): Identity | { readonly failed: Attempt } {
  const start = clock();
  try {
    return createIdentity(target.versions, credentials);
  } catch (error) {
    const failure = { kind: 'failed', phase: 'credentials', error: observeError(error) } as const;
    return {
      failed: {
        ...untouched,
        outcome: failure,
        phases: [{ phase: 'credentials', start: 0, milliseconds: clock() - start }],
      },
    };
  }
}

/** An attempt before anything was sent. */
const untouched = {
  clientCertificate: 'offered',
  address: undefined,
  response: undefined,
  preamble: '',
  bytesReceived: 0,
  handshake: silentHandshake,
} as const;

/** The connections of one probe, one after another: a server that takes one at a time is met too. */
class Run {
  readonly #target: Target;
  readonly #options: ProbeOptions;
  readonly #identity: Identity;
  readonly #signal: AbortSignal;
  readonly #timeouts: Timeouts;
  readonly #sessions: Session[] = [];

  constructor(target: Target, options: ProbeOptions, identity: Identity) {
    this.#target = target;
    this.#options = options;
    this.#identity = identity;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#timeouts = { ...defaultTimeouts, ...options.timeouts };
  }

  async all(): Promise<Omit<ConnectionReport, 'target' | 'time'>> {
    try {
      this.#tell('attempt', 0);
      const first = await this.#attempt({});
      return {
        attempt: first.attempt,
        withoutCertificate: await this.#withoutCertificate(first.attempt),
        resumption: await this.#resumption(first),
        timestamps: await this.#timestamps(first.attempt),
        repeats: await this.#repeats(first.attempt),
        clientChain: this.#clientChain(first.attempt),
      };
    } finally {
      for (const { bytes } of this.#sessions) bytes.fill(0);
    }
  }

  #tell(...step: Parameters<NonNullable<ProbeOptions['onProgress']>>): void {
    this.#options.onProgress?.(...step);
  }

  async #attempt(changes: Partial<AttemptOptions>): Promise<Attempted> {
    const { clock, proxyAuthorization } = this.#options;
    const attempted = await attemptConnection(this.#target, {
      identity: this.#identity,
      timeouts: this.#timeouts,
      signal: this.#signal,
      clock,
      proxyAuthorization,
      ...changes,
    });
    this.#sessions.push(...attempted.sessions);
    return attempted;
  }

  async #withoutCertificate(first: Attempt): Promise<Attempt | undefined> {
    const { compare = true } = this.#options;
    if (!compare || this.#identity.chain.length === 0 || !cameToHandshake(first) || this.#signal.aborted)
      return undefined;
    this.#tell('without-certificate', 0);
    return (await this.#attempt({ identity: createIdentity(this.#target.versions) })).attempt;
  }

  async #resumption({ attempt, sessions }: Attempted): Promise<Resumption | undefined> {
    const { resume = true } = this.#options;
    if (!resume || attempt.outcome.kind !== 'accepted' || this.#signal.aborted) return undefined;
    const session = sessions.at(-1)?.bytes;
    if (session === undefined) return { kind: 'not-offered', attempt: undefined, earlyData: 'not-offered' };
    this.#tell('resumption', 0);
    const allowsEarlyData = attempt.handshake.tickets.some(({ maxEarlyData = 0 }) => maxEarlyData > 0);
    // Servers that guard against replays take a ticket once: early data needs another one than the handshake.
    const [other] = sessions.slice(0, -1);
    const isOneMissing = allowsEarlyData && other === undefined;
    const second = await this.#attempt({ session, handshakeOnly: isOneMissing ? 'with-ticket' : true });
    return {
      ...resumed(second.attempt),
      earlyData: allowsEarlyData ? await this.#earlyData(attempt, other ?? second.sessions[0]) : 'not-offered',
    };
  }

  async #earlyData({ handshake: { serverHello } }: Attempt, session: Session | undefined): Promise<EarlyData> {
    if (serverHello === undefined || session === undefined || this.#signal.aborted) return 'unknown';
    const { askEarlyData } = await import('./first-flight/questions.ts');
    const age = this.#options.clock() - session.received;
    return askEarlyData(this.#target, serverHello, { session: session.bytes, age }, this.#flight());
  }

  async #timestamps({ outcome, handshake }: Attempt): Promise<TimestampsAnswer | undefined> {
    const { transparency = false } = this.#options;
    const [leaf] = handshake.certificates;
    if (!transparency || outcome.kind !== 'accepted' || this.#signal.aborted) return undefined;
    if (handshake.serverHello === undefined || leaf === undefined || hasTimestamps(leaf)) return undefined;
    const { askTimestamps } = await import('./first-flight/questions.ts');
    return askTimestamps(this.#target, handshake.serverHello, this.#flight());
  }

  #flight(): FlightOptions {
    const { clock, proxyAuthorization } = this.#options;
    return { timeline: new Timeline(clock, this.#timeouts, this.#signal), proxyAuthorization };
  }

  async #repeats(first: Attempt): Promise<readonly (readonly PhaseTime[])[]> {
    const { repeat = 1 } = this.#options;
    const repeats: (readonly PhaseTime[])[] = [];
    if (first.outcome.kind === 'failed') return repeats;
    while (repeats.length < repeat - 1 && !this.#signal.aborted) {
      this.#tell('repeat', repeats.length + 1);
      repeats.push((await this.#attempt({})).attempt.phases);
    }
    return repeats;
  }

  /** As sent, where it was: a PKCS#12 store tells what it adds to the leaf only then. */
  #clientChain({ handshake }: Attempt): readonly Uint8Array[] {
    const sent = handshake.clientCertificates ?? [];
    return sent.length > 0 ? sent : this.#identity.chain;
  }
}

function resumed(attempt: Attempt): Pick<Resumption, 'kind' | 'attempt'> {
  if (attempt.outcome.kind === 'failed') return { kind: 'failed', attempt };
  return { kind: attempt.handshake.serverHello?.resumed === true ? 'resumed' : 'full-handshake', attempt };
}

function cameToHandshake({ phases }: Attempt): boolean {
  const late: readonly Phase[] = ['handshake', 'response'];
  return phases.some(({ phase }) => late.includes(phase));
}
