import { alertDescription } from '../registry/parameters.ts';
import type { Alert, Handshake } from '../types.ts';
import { TLS13 } from './hellos.ts';
import { MessageReading, type Side } from './messages.ts';
import { ContentType, type HandshakeMessage, MessageStream, RecordStream, type TlsRecord } from './record-stream.ts';

/** Bytes of a connection in the order they passed. */
export interface Chunk {
  readonly from: Side;
  readonly bytes: Uint8Array;
}

/** A protected record of TLS 1.3, and what its key and nonce follow from (RFC 8446 §5.2, §5.3). */
export interface ProtectedRecord {
  readonly from: Side;
  /** Which traffic secret protects it. */
  readonly epoch: 'handshake' | 'application';
  /** Counted from 0 in each epoch. */
  readonly sequence: number;
  readonly cipherSuite: number;
  readonly header: Uint8Array;
  readonly content: Uint8Array;
}

/** Opens a record: TLSInnerPlaintext, padding included; undefined where the key is not known or does not fit. */
export type OpenRecord = (record: ProtectedRecord) => Uint8Array | undefined;

/** Application data is opened only to find tickets and alerts: at most so many records. */
const MAX_OPENED = 16;
const MAX_FOREIGN = 1024;
const MAX_LISTED = 64;

/** Reads what passed in a connection. TLS 1.2 speaks in clear; what TLS 1.3 protects is read as far as `open` can. Never throws. */
export function readHandshake(chunks: readonly Chunk[], open: OpenRecord): Handshake {
  const reading = new HandshakeReading(open);
  for (const { from, bytes } of chunks) reading.feed(from, bytes);
  return { ...reading.finish(), foreignBytes: reading.isForeign ? firstBytes(chunks) : undefined };
}

/** All that messages and alerts said so far. */
export type ReadMessages = Omit<Handshake, 'foreignBytes'>;

/** Told each handshake message as it is read, before what it protects is opened. */
export type HearMessage = (from: Side, message: HandshakeMessage) => void;

interface Direction {
  readonly records: RecordStream;
  readonly messages: MessageStream;
  /** `opaque`: encrypted, and not to be read from here on. */
  protection: 'none' | 'handshake' | 'application' | 'opaque';
  sequence: number;
}

/** The record layer of both sides, as bytes come: what protects a record, and what is in it. Never throws. */
export class HandshakeReading {
  readonly #open: OpenRecord;
  readonly #hear: HearMessage;
  readonly #directions: Readonly<Record<Side, Direction>> = { client: newDirection(), server: newDirection() };
  readonly #alerts: Alert[] = [];
  readonly #problems: string[] = [];
  readonly #messages = new MessageReading((problem) => this.#report(problem));
  /** The server's part of the handshake is through: what it says now is about what the client sent. */
  #complete = false;

  constructor(open: OpenRecord, hear: HearMessage = () => undefined) {
    this.#open = open;
    this.#hear = hear;
  }

  /** Whether what comes from the server is no TLS. */
  get isForeign(): boolean {
    return this.#directions.server.records.foreign;
  }

  /** Whether the server has said all that it says before a client speaks again: its flight, another hello wanted, or a refusal. */
  get isFlightOver(): boolean {
    const { serverHello, messages } = this.#messages.facts;
    const isRefused = this.#alerts.some(({ from, level }) => from === 'server' && level === 'fatal');
    const isSaid = this.#complete || messages.includes('server server_hello_done') || serverHello?.retried === true;
    return isSaid || isRefused || this.isForeign;
  }

  feed(from: Side, bytes: Uint8Array): void {
    for (const record of this.#directions[from].records.feed(bytes)) this.#record(from, record);
  }

  finish(): ReadMessages {
    this.#noteCutOff('client');
    this.#noteCutOff('server');
    return { ...this.#messages.facts, alerts: this.#alerts, problems: this.#problems };
  }

  #report(problem: string): void {
    if (this.#problems.length < MAX_LISTED && !this.#problems.includes(problem)) this.#problems.push(problem);
  }

  #noteCutOff(side: Side): void {
    const { records, messages } = this.#directions[side];
    if (messages.cutOff !== undefined) this.#report(`${side} ${messages.cutOff.name}: cut off`);
    else if (records.cutOff && !records.foreign && !this.#complete) this.#report(`${side} record: cut off`);
  }

  get #isTls13(): boolean {
    return (this.#messages.version ?? 0) >= TLS13;
  }

  #record(from: Side, record: TlsRecord): void {
    const direction = this.#directions[from];
    if (record.type === ContentType.changeCipherSpec) this.#changeCipher(from, direction);
    else if (direction.protection === 'opaque') return;
    else if (record.type !== ContentType.applicationData) this.#content(from, record.type, record.content);
    else if (this.#isTls13) this.#protected(from, direction, record);
  }

  /** TLS 1.2: from here on this side is encrypted. In TLS 1.3 the record means nothing (RFC 8446 §D.4). */
  #changeCipher(from: Side, direction: Direction): void {
    if (this.#messages.version === undefined || this.#isTls13) return;
    direction.protection = 'opaque';
    if (from !== 'server') return;
    this.#complete = true;
    this.#messages.noteServerChange();
  }

  #protected(from: Side, direction: Direction, { header, content }: TlsRecord): void {
    const epoch = direction.protection === 'application' ? 'application' : 'handshake';
    const sequence = direction.sequence++;
    if (epoch === 'application' && (from === 'client' || sequence >= MAX_OPENED)) return;
    const { cipherSuite } = this.#messages;
    const inner = this.#open({ from, epoch, sequence, cipherSuite, header, content });
    if (inner === undefined) {
      direction.protection = 'opaque';
      this.#report(`${from} ${epoch} records: could not be decrypted`);
      return;
    }
    // Zeros after the content type are padding (RFC 8446 §5.4).
    const end = inner.findLastIndex((byte) => byte !== 0);
    if (end >= 0) this.#content(from, inner[end] ?? 0, inner.subarray(0, end));
  }

  #content(from: Side, type: number, content: Uint8Array): void {
    if (type === ContentType.alert) this.#alert(from, content);
    if (type !== ContentType.handshake) return;
    const direction = this.#directions[from];
    for (const message of direction.messages.feed(content)) {
      this.#messages.take(from, message);
      this.#hear(from, message);
      if (message.type.name === 'finished') this.#finished(from, direction);
    }
  }

  /** TLS 1.3: each side's next records are protected with its application traffic secret. */
  #finished(from: Side, direction: Direction): void {
    direction.protection = 'application';
    direction.sequence = 0;
    if (from === 'server') this.#complete = true;
  }

  #alert(from: Side, content: Uint8Array): void {
    const [level, code = 0] = content;
    if (content.length !== 2 || this.#alerts.length >= MAX_LISTED) return;
    this.#alerts.push({
      from,
      level: level === 1 ? 'warning' : 'fatal',
      code,
      description: alertDescription(code).name,
      afterHandshake: this.#complete,
    });
  }
}

function newDirection(): Direction {
  return { records: new RecordStream(), messages: new MessageStream(), protection: 'none', sequence: 0 };
}

function firstBytes(chunks: readonly Chunk[]): Uint8Array {
  const first = chunks.find(({ from }) => from === 'server');
  return new Uint8Array(first?.bytes.subarray(0, MAX_FOREIGN) ?? []);
}
