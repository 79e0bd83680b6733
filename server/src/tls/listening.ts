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

  /** Resolves with the next thing that happens, after these milliseconds at the latest; at once where the connection is over. */
  async next(milliseconds: number): Promise<void> {
    if (this.#error !== undefined || this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
