import type { TLSSocket } from 'node:tls';
import type { Tap } from './tap.ts';

/** A session or ticket as Node hands it out. Its key is in it: who is done with it wipes it. */
export interface Session {
  readonly bytes: Buffer;
  /** When it came, by the clock of the attempt. */
  readonly received: number;
}

/** Servers give one ticket, or two. */
const MAX_SESSIONS = 8;

/** What became of a connection after its handshake. Makes nothing flow: who reads the data is not its business. */
export class Listening {
  readonly #tap: Tap;
  #wake: (() => void) | undefined;
  #error: Error | undefined;
  readonly #sessions: Session[] = [];

  /** `clock`: milliseconds from any beginning, never going back. */
  constructor(socket: TLSSocket, tap: Tap, clock: () => number) {
    this.#tap = tap;
    socket.on('error', (error) => {
      this.#error ??= error;
      this.#wake?.();
    });
    socket.on('session', (bytes) => {
      if (this.#sessions.length < MAX_SESSIONS) this.#sessions.push({ bytes, received: clock() });
      this.#wake?.();
    });
    // Not in the same turn: an alert before the end is still on its way through TLS.
    tap.on('ended', () => setImmediate(() => this.#wake?.()));
  }

  get error(): Error | undefined {
    return this.#error;
  }

  /** Whether the other side ended the connection. */
  get ended(): boolean {
    return this.#tap.ending !== undefined;
  }

  /** In the order in which they came. */
  get sessions(): readonly Session[] {
    return this.#sessions;
  }

  /** Resolves when a session or ticket is there or the connection is over, after these milliseconds at the latest. */
  word(milliseconds: number): Promise<void> {
    return this.#until(milliseconds, () => this.#sessions.length > 0 || this.isOver);
  }

  /** Resolves when the connection is over, after these milliseconds at the latest. */
  over(milliseconds: number): Promise<void> {
    return this.#until(milliseconds, () => this.isOver);
  }

  /** Whether the connection is over, in order or not. */
  get isOver(): boolean {
    return this.#error !== undefined || this.ended;
  }

  async #until(milliseconds: number, isEnough: () => boolean): Promise<void> {
    if (isEnough()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        if (!isEnough()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
