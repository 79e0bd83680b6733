import { handshakeType } from '../registry/parameters.ts';
import type { Registered } from '../types.ts';

/** Content types of records (RFC 8446 §5.1). */
export const ContentType = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

/** One record as it was on the wire. */
export interface TlsRecord {
  readonly type: number;
  /** The five bytes before the content. */
  readonly header: Uint8Array;
  readonly content: Uint8Array;
}

/** One handshake message. */
export interface HandshakeMessage {
  readonly type: Registered;
  readonly body: Uint8Array;
}

/** The four bytes before the body, as transcripts count them in. */
export function messageHeader({ type, body: { length } }: HandshakeMessage): Uint8Array {
  return Uint8Array.of(type.code, length >> 16, length >> 8, length);
}

const RECORD_HEADER = 5;
const MESSAGE_HEADER = 4;
/** 2^14 + 256 (RFC 8446 §5.2), with what TLS 1.2 may add (RFC 5246 §6.2.3). */
const MAX_RECORD = 2 ** 14 + 2048;

const nothing = new Uint8Array(0);

/** Cuts the bytes of one direction into records, as they come. */
export class RecordStream {
  #pending: Uint8Array = nothing;
  #foreign = false;

  /** Whether the bytes stopped being TLS records: a type or a length that none has. Nothing is cut from there on. */
  get foreign(): boolean {
    return this.#foreign;
  }

  /** Whether a record has begun that is not complete. */
  get cutOff(): boolean {
    return this.#pending.length > 0;
  }

  /** The records that are complete with these bytes. */
  feed(bytes: Uint8Array): readonly TlsRecord[] {
    if (this.#foreign) return [];
    this.#pending = join(this.#pending, bytes);
    const records: TlsRecord[] = [];
    for (;;) {
      const record = this.#cut();
      if (record === undefined) return records;
      records.push(record);
    }
  }

  #cut(): TlsRecord | undefined {
    const [type = 0, major = 3, , high, low] = this.#pending;
    if (this.#pending.length === 0) return undefined;
    this.#foreign = type < ContentType.changeCipherSpec || type > ContentType.applicationData + 1 || major !== 3;
    if (this.#foreign || high === undefined || low === undefined) return undefined;
    const end = RECORD_HEADER + high * 256 + low;
    this.#foreign = end > RECORD_HEADER + MAX_RECORD;
    if (this.#foreign || this.#pending.length < end) return undefined;
    const header = this.#pending.subarray(0, RECORD_HEADER);
    const content = this.#pending.subarray(RECORD_HEADER, end);
    this.#pending = this.#pending.subarray(end);
    return { type, header, content };
  }
}

/** Puts handshake messages together from the contents of records. */
export class MessageStream {
  #pending: Uint8Array = nothing;

  /** Type of the message that has begun and is not complete. */
  get cutOff(): Registered | undefined {
    return this.#pending.length === 0 ? undefined : handshakeType(this.#pending[0] ?? 0);
  }

  /** The messages that are complete with this content. */
  feed(content: Uint8Array): readonly HandshakeMessage[] {
    this.#pending = join(this.#pending, content);
    const messages: HandshakeMessage[] = [];
    for (;;) {
      const [type = 0, a = 0, b = 0, c = 0] = this.#pending;
      const end = MESSAGE_HEADER + a * 65536 + b * 256 + c;
      if (this.#pending.length < MESSAGE_HEADER || this.#pending.length < end) return messages;
      messages.push({ type: handshakeType(type), body: this.#pending.subarray(MESSAGE_HEADER, end) });
      this.#pending = this.#pending.subarray(end);
    }
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
