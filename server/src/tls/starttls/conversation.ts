import type { Duplex } from 'node:stream';
import { StartTlsFailure } from './failure.ts';

/** Bytes that a server may say before TLS, all together: capability lists take a few hundred. */
const maxBytes = 64 * 1024;
/** Bytes of one line (RFC 5321 §4.5.3.1.5 has 512; IMAP capabilities are longer). */
const maxLine = 8 * 1024;

/**
 * What is said in clear text before TLS: reads by line or by count and never more than its limits; whoever waits is woken by data, the
 * end, an error, or the signal. Throws StartTlsFailure, the stream's own error, or the signal's reason.
 */
export class Conversation {
  readonly #stream: Duplex;
  #heard: Buffer = Buffer.alloc(0);
  #total = 0;
  #ended: { readonly error: Error | undefined } | undefined;
  #wake: (() => void) | undefined;
  readonly #onData = (chunk: Buffer): void => {
    this.#total += chunk.length;
    // Kept until somebody reads it; what is beyond the limit is not.
    if (this.#total <= maxBytes) this.#heard = Buffer.concat([this.#heard, chunk]);
    else this.#stream.pause();
    this.#wake?.();
  };
  readonly #onEnd = (): void => this.#end(undefined);
  readonly #onError = (error: Error): void => this.#end(error);
  readonly #onAbort = (): void => this.#end(undefined);
  readonly #signal: AbortSignal;

  constructor(stream: Duplex, signal: AbortSignal) {
    this.#stream = stream;
    this.#signal = signal;
    stream.on('data', this.#onData).on('end', this.#onEnd).on('close', this.#onEnd).on('error', this.#onError);
    signal.addEventListener('abort', this.#onAbort);
  }

  /** Hands the stream on, paused; throws where the server has already said something that nobody asked for. */
  close(): void {
    const { reason, said } = this.#leave();
    if (reason !== undefined) throw new StartTlsFailure(reason, said);
  }

  /** Lets go of the stream after a failure. */
  abandon(): void {
    this.#leave();
  }

  say(message: string | Uint8Array): void {
    this.#stream.write(message);
  }

  /** The next line without its CRLF (or LF). */
  async line(): Promise<string> {
    const end = await this.#until((heard) => {
      const at = heard.indexOf(0x0a);
      if (at < 0 && heard.length > maxLine) throw new StartTlsFailure('too-long', heard);
      return at < 0 ? undefined : at + 1;
    });
    return this.#take(end)
      .toString('latin1')
      .replace(/\r?\n$/, '');
  }

  /** The next `count` bytes. */
  async bytes(count: number): Promise<Buffer> {
    if (count > maxBytes) throw new StartTlsFailure('too-long', this.#heard);
    await this.#until((heard) => (heard.length >= count ? count : undefined));
    return this.#take(count);
  }

  /** Everything up to and including the first match. */
  async through(pattern: RegExp): Promise<string> {
    const end = await this.#until((heard) => {
      const match = pattern.exec(heard.toString('latin1'));
      return match === null ? undefined : match.index + match[0].length;
    });
    return this.#take(end).toString('latin1');
  }

  async #until(find: (heard: Buffer) => number | undefined): Promise<number> {
    for (;;) {
      this.#signal.throwIfAborted();
      const found = find(this.#heard);
      if (found !== undefined) return found;
      if (this.#total > maxBytes) throw new StartTlsFailure('too-long', this.#heard);
      if (this.#ended !== undefined) throw this.#ended.error ?? new StartTlsFailure('closed', this.#heard);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #take(count: number): Buffer {
    const taken = this.#heard.subarray(0, count);
    this.#heard = this.#heard.subarray(count);
    return taken;
  }

  #end(error: Error | undefined): void {
    this.#ended ??= { error };
    this.#wake?.();
  }

  #leave(): { reason?: 'data-before-tls'; said: Buffer } {
    const stream = this.#stream;
    stream.pause();
    stream.off('data', this.#onData).off('end', this.#onEnd).off('close', this.#onEnd).off('error', this.#onError);
    this.#signal.removeEventListener('abort', this.#onAbort);
    return this.#heard.length > 0 ? { reason: 'data-before-tls', said: this.#heard } : { said: this.#heard };
  }
}
