import { alertDescription } from '../registry/parameters.ts';
import type { Registered } from '../types.ts';
import { readKeyExchange } from '../wire/certificate-messages.ts';
import { readServerHello } from '../wire/hellos.ts';
import { ContentType, type HandshakeMessage, MessageStream, RecordStream } from '../wire/record-stream.ts';

/** What a server says to a ClientHello. `foreign`: what came is no TLS, or no end is to be seen of it. */
export type HelloAnswer =
  | {
      readonly kind: 'hello';
      readonly version: Registered;
      readonly suite: Registered;
      /** Of the key exchange, `DH 2048` for a prime of the server's own; undefined where there is none or it did not come. */
      readonly group: Registered | undefined;
    }
  | { readonly kind: 'alert'; readonly description: string }
  | { readonly kind: 'foreign' };

type Hello = Extract<HelloAnswer, { kind: 'hello' }>;

/** Bytes that are read for a ServerKeyExchange, which stands behind the certificates. */
const maxBytes = 128 * 1024;

/** Reads the answer as its bytes come, and no further than it has to. */
export class HelloAnswerReader {
  readonly #records = new RecordStream();
  readonly #messages = new MessageStream();
  #total = 0;
  #hello: Hello | undefined;

  /** The answer, once it is there. */
  feed(bytes: Uint8Array): HelloAnswer | undefined {
    this.#total += bytes.length;
    for (const { type, content } of this.#records.feed(bytes)) {
      const answer = type === ContentType.handshake ? this.#handshake(content) : toAlert(type, content);
      if (answer !== undefined) return this.#hello ?? answer;
    }
    return this.#records.foreign || this.#total > maxBytes ? this.finish() : undefined;
  }

  /** The answer where nothing more comes: a hello whose key exchange never did, else `foreign`. */
  finish(): HelloAnswer {
    return this.#hello ?? { kind: 'foreign' };
  }

  #handshake(content: Uint8Array): HelloAnswer | undefined {
    for (const message of this.#messages.feed(content)) {
      const answer = this.#hello === undefined ? this.#first(message) : this.#later(message, this.#hello);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  #first({ type, body }: HandshakeMessage): HelloAnswer | undefined {
    if (type.name !== 'server_hello') return { kind: 'foreign' };
    const { hello } = readServerHello(body);
    const answer: Hello = { kind: 'hello', version: hello.version, suite: hello.cipherSuite, group: hello.group };
    if (!hasKeyExchange(answer)) return answer;
    this.#hello = answer;
    return undefined;
  }

  #later({ type, body }: HandshakeMessage, hello: Hello): HelloAnswer | undefined {
    if (type.name === 'server_hello_done') return hello;
    if (type.name !== 'server_key_exchange') return undefined;
    this.#hello = { ...hello, group: readKeyExchange(body, hello.suite.name, false).group };
    return this.#hello;
  }
}

/** Whether a message follows that says with which group or prime. In TLS 1.3 the hello has said it. */
function hasKeyExchange({ suite }: Hello): boolean {
  return /^TLS_(?:EC)?DH(?:E|_anon)_(?!PSK)/.test(suite.name);
}

/** A fatal alert; warnings (`unrecognized_name`) go before what counts. */
function toAlert(type: number, [level, code = 0]: Uint8Array): HelloAnswer | undefined {
  if (type !== ContentType.alert || level === 1) return undefined;
  return { kind: 'alert', description: alertDescription(code).name };
}
