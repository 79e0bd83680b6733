import type { Target } from '../../handshake/types.ts';

/** The connection before TLS: what STARTTLS dialogues speak over. Limits and timeouts are the transport's; a read then throws. */
export interface PlainChannel {
  /** The next bytes, as many as came, at least one; undefined at the end of the stream. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array | string): void;
  /** Puts back what was read beyond the dialogue. */
  unread(bytes: Uint8Array): void;
  /** Keeps for the report what the server said. */
  note(text: string): void;
}

/** Brings a connection to where the ClientHello follows. Throws StartTlsRefusal where the server does not go along. */
export type StartTls = (channel: PlainChannel, target: Target) => Promise<void>;

/** Why it does not. Messages are what users read where the whole of it is not shown: the code alone, and what the server said. */
const reasons = {
  'not-offered': 'the server does not offer TLS on this port',
  refused: 'the server refuses to start TLS',
  'not-the-protocol': 'the server speaks another protocol',
  'too-long': 'the server says more than the protocol needs before TLS',
  closed: 'the server closed the connection before TLS',
  'data-before-tls': 'something went on in clear text after the server had agreed to TLS',
} as const;

export type RefusalReason = keyof typeof reasons;

/** The server does not switch to TLS; the message is why, and what it said. */
export class StartTlsRefusal extends Error {
  override readonly name = 'StartTlsRefusal';
  readonly reason: RefusalReason;
  /** The server's words, untrusted: at most 200 characters of it, control characters replaced. */
  readonly said: string;

  /** `said`: as it came. */
  constructor(reason: RefusalReason, said: string | Uint8Array = '') {
    const shown = toShown(said);
    super(shown === '' ? reasons[reason] : `${reasons[reason]}: ${shown}`);
    this.reason = reason;
    this.said = shown;
  }
}

function toShown(said: string | Uint8Array): string {
  const text = typeof said === 'string' ? said : Buffer.from(said.subarray(0, 200)).toString('latin1');
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 200);
}
