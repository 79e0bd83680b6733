import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Chunk } from '../handshake/wire/read-handshake.ts';
import { CodedError } from './observe-error.ts';

/** More than any handshake with its certificates, and the first answer, is in good faith. */
const MAX_BYTES = 2 ** 20;

/** How the other side ended a connection. */
type Ending = { readonly kind: 'closed' } | { readonly kind: 'error'; readonly error: Error };

/** A connection that TLS runs over, with a copy of all that passes. Emits `ended` when the other side ends it. */
export class Tap extends Duplex {
  readonly #socket: Socket;
  readonly #chunks: Chunk[] = [];
  #received = 0;
  #ending: Ending | undefined;

  constructor(socket: Socket) {
    super({ decodeStrings: false });
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('end', () => {
      this.#end({ kind: 'closed' });
      this.push(null);
    });
    socket.on('error', (error) => {
      this.#end({ kind: 'error', error });
      this.destroy(error);
    });
    socket.on('close', () => this.destroy());
    // TLS hears of it while it is there; afterwards nobody needs to.
    this.on('error', () => undefined);
  }

  /** Everything that passed, in order; what one side said without an answer between is one chunk. */
  get chunks(): readonly Chunk[] {
    return mergeTurns(this.#chunks);
  }

  /** Bytes from the other side. */
  get received(): number {
    return this.#received;
  }

  /** Undefined while the other side has not ended the connection. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#chunks.push({ from: 'client', bytes });
    this.#socket.write(bytes, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #end(ending: Ending): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    this.emit('ended');
  }

  #take(bytes: Buffer): void {
    this.#received += bytes.length;
    if (this.#received > MAX_BYTES) {
      const error = new CodedError('TOO_MANY_BYTES', `the server sent more than ${MAX_BYTES} bytes`);
      this.#end({ kind: 'error', error });
      this.destroy(error);
      return;
    }
    this.#chunks.push({ from: 'server', bytes });
    if (!this.push(bytes)) this.#socket.pause();
  }
}

/** A server that drips single bytes shall not make reading them slow. */
function mergeTurns(chunks: readonly Chunk[]): readonly Chunk[] {
  const turns: { readonly from: Chunk['from']; readonly parts: Uint8Array[] }[] = [];
  for (const { from, bytes } of chunks) {
    const last = turns.at(-1);
    if (last?.from === from) last.parts.push(bytes);
    else turns.push({ from, parts: [bytes] });
  }
  return turns.map(({ from, parts }) => ({ from, bytes: new Uint8Array(Buffer.concat(parts)) }));
}
