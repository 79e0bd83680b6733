import type { TLSSocket } from 'node:tls';
import type { Tap } from './tap.ts';

/** What became of a connection after its handshake. Makes nothing flow: who reads the data is not its business. */
export class Listening {
  readonly #tap: Tap;
  #wake: (() => void) | undefined;
  #error: Error | undefined;
  #session: Buffer | undefined;

  constructor(socket: TLSSocket, tap: Tap) {
    this.#tap = tap;
    socket.on('error', (error) => {
      this.#error ??= error;
      this.#wake?.();
    });
    socket.on('session', (session) => {
      this.#session = session;
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

  /** The newest session or ticket. */
  get session(): Buffer | undefined {
    return this.#session;
  }

  /** Resolves when a session or ticket is there or the connection is over, after these milliseconds at the latest. */
  word(milliseconds: number): Promise<void> {
    return this.#until(milliseconds, () => this.#session !== undefined || this.#isOver);
  }

  /** Resolves when the connection is over, after these milliseconds at the latest. */
  over(milliseconds: number): Promise<void> {
    return this.#until(milliseconds, () => this.#isOver);
  }

  get #isOver(): boolean {
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
