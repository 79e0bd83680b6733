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

/** The server does not switch to TLS; the message is what it said, or what it should have. */
export class StartTlsRefusal extends Error {
  override readonly name = 'StartTlsRefusal';
}
