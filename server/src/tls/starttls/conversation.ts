import { type PlainChannel, StartTlsRefusal } from './types.ts';

/** Bytes that a server may say before TLS, all together: capability lists take a few hundred. */
const maxBytes = 64 * 1024;
/** Bytes of one line (RFC 5321 §4.5.3.1.5 has 512; lists of capabilities in IMAP are longer). */
const maxLine = 8 * 1024;

/** A plain channel read by line, by count or up to a pattern, never further than its limits. All reads throw StartTlsRefusal. */
export class Conversation {
  readonly #channel: PlainChannel;
  #heard: Buffer = Buffer.alloc(0);
  #total = 0;

  constructor(channel: PlainChannel) {
    this.#channel = channel;
  }

  say(message: string | Uint8Array): void {
    this.#channel.write(message);
  }

  /** The next line without its CRLF (or LF). */
  async line(): Promise<string> {
    const end = await this.#until((heard) => {
      const at = heard.indexOf(0x0a);
      if (at < 0 && heard.length > maxLine) throw new StartTlsRefusal('too-long', heard);
      return at < 0 ? undefined : at + 1;
    });
    const line = this.#take(end)
      .toString('latin1')
      .replace(/\r?\n$/, '');
    this.#channel.note(`${line}\n`);
    return line;
  }

  /** The next `count` bytes. */
  async bytes(count: number): Promise<Buffer> {
    if (count > maxBytes) throw new StartTlsRefusal('too-long', this.#heard);
    await this.#until((heard) => (heard.length >= count ? count : undefined));
    return this.#take(count);
  }

  /** Everything up to and including the first match. */
  async through(pattern: RegExp): Promise<string> {
    const end = await this.#until((heard) => {
      const match = pattern.exec(heard.toString('latin1'));
      return match === null ? undefined : match.index + match[0].length;
    });
    const text = this.#take(end).toString('latin1');
    this.#channel.note(text);
    return text;
  }

  /** Ends it: TLS follows, so nothing of the server's may be left over (RFC 3207 §6). */
  finish(): void {
    if (this.#heard.length > 0) throw new StartTlsRefusal('data-before-tls', this.#heard);
  }

  async #until(find: (heard: Buffer) => number | undefined): Promise<number> {
    for (;;) {
      const found = find(this.#heard);
      if (found !== undefined) return found;
      const more = await this.#channel.read();
      if (more === undefined) throw new StartTlsRefusal('closed', this.#heard);
      this.#total += more.length;
      this.#heard = Buffer.concat([this.#heard, more]);
      if (this.#total > maxBytes) throw new StartTlsRefusal('too-long', this.#heard);
    }
  }

  #take(count: number): Buffer {
    const taken = this.#heard.subarray(0, count);
    this.#heard = this.#heard.subarray(count);
    return taken;
  }
}
