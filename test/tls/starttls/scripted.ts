import type { StartTlsProtocol, Target } from '../../../server/src/handshake/types.ts';
import { startTls } from '../../../server/src/tls/starttls/registry.ts';
import { type PlainChannel, StartTlsRefusal } from '../../../server/src/tls/starttls/types.ts';

/** One turn: what the server says, after it has heard what the client is to say (a pattern; bytes in Latin-1). */
export interface Turn {
  readonly hears?: RegExp;
  readonly says: string | Uint8Array;
}

/** What came of a dialogue: `tls`, or the refusal's reason and message. */
export interface Outcome {
  readonly outcome: 'tls' | StartTlsRefusal['reason'];
  readonly message: string;
  /** All that the client said, Latin-1. */
  readonly said: string;
  readonly noted: string;
}

const target: Target = {
  host: 'mail.payments.svc',
  port: 25,
  serverName: undefined,
  alpn: [],
  versions: { min: 'TLSv1.2', max: 'TLSv1.3' },
  starttls: undefined,
  proxy: undefined,
  http: 'never',
};

/** Plays the server's part to one of our dialogues, `chunk` bytes at a time, and then hangs up. */
export async function play(
  protocol: StartTlsProtocol,
  turns: readonly Turn[],
  { chunk = Number.POSITIVE_INFINITY, of = target }: { chunk?: number; of?: Target } = {},
): Promise<Outcome> {
  const channel = new ScriptedChannel(turns, chunk);
  try {
    await startTls[protocol](channel, of);
    return { outcome: 'tls', message: '', said: channel.said, noted: channel.noted };
  } catch (error) {
    if (!(error instanceof StartTlsRefusal)) throw error;
    return { outcome: error.reason, message: error.message, said: channel.said, noted: channel.noted };
  }
}

class ScriptedChannel implements PlainChannel {
  readonly #turns: Turn[];
  readonly #chunk: number;
  #pending: Buffer = Buffer.alloc(0);
  #sinceTurn = '';
  said = '';
  noted = '';

  constructor(turns: readonly Turn[], chunk: number) {
    this.#turns = [...turns];
    this.#chunk = chunk;
  }

  async read(): Promise<Uint8Array | undefined> {
    if (this.#pending.length === 0) this.#take();
    const part = this.#pending.subarray(0, this.#chunk);
    this.#pending = this.#pending.subarray(part.length);
    return part.length === 0 ? undefined : part;
  }

  write(bytes: Uint8Array | string): void {
    const text = Buffer.from(bytes).toString('latin1');
    this.said += text;
    this.#sinceTurn += text;
  }

  unread(bytes: Uint8Array): void {
    this.#pending = Buffer.concat([bytes, this.#pending]);
  }

  note(text: string): void {
    this.noted += text;
  }

  #take(): void {
    const turn = this.#turns.shift();
    if (turn === undefined) return;
    if (turn.hears !== undefined && !turn.hears.test(this.#sinceTurn))
      throw new Error(`the server waits for ${turn.hears} and heard ${JSON.stringify(this.#sinceTurn)}`);
    this.#sinceTurn = '';
    this.#pending = Buffer.from(turn.says);
  }
}
