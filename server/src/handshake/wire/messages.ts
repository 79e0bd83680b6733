import type {
  CertificateRequest,
  ClientHello,
  Handshake,
  Registered,
  ServedCertificate,
  ServerHello,
  SessionTicket,
} from '../types.ts';
import { ByteReader } from './byte-reader.ts';
import {
  type Read,
  readCertificate12,
  readCertificate13,
  readCertificateRequest12,
  readCertificateRequest13,
  readCertificateVerify,
  readKeyExchange,
  readStatus,
  readTicket12,
  readTicket13,
} from './certificate-messages.ts';
import { ExtensionType, readExtensions } from './extensions.ts';
import { readClientHello, readProtocols, readServerHello, TLS12, TLS13 } from './hellos.ts';
import type { HandshakeMessage } from './record-stream.ts';

export type Side = 'client' | 'server';

/** The part of a handshake that its messages tell. */
export type MessageFacts = Omit<Handshake, 'alerts' | 'problems' | 'foreignBytes'>;

/** Nobody sends more messages, or tickets, in good faith. */
const MAX_LISTED = 64;

/** Takes up handshake messages in the order they passed, and remembers what they say. */
export class MessageReading {
  readonly #report: (problem: string) => void;
  readonly #messages: string[] = [];
  readonly #tickets: SessionTicket[] = [];
  #clientHello: ClientHello | undefined;
  #serverHello: ServerHello | undefined;
  #certificates: readonly ServedCertificate[] = [];
  #request: CertificateRequest | undefined;
  #signatureScheme: Registered | undefined;
  #clientCertificates: readonly Uint8Array[] | undefined;
  #helloScts: Uint8Array | undefined;
  #helloDone = false;

  readonly #ofServer: Readonly<Record<string, (body: Uint8Array) => void>> = {
    server_hello: (body) => this.#takeServerHello(body),
    encrypted_extensions: (body) => this.#takeEncryptedExtensions(body),
    certificate: (body) => {
      const certificates = this.#take('server certificate', this.#readCertificate(body));
      this.#certificates = this.#isTls13 ? certificates : this.#withHelloScts(certificates);
    },
    certificate_status: (body) => this.#takeStatus(body),
    certificate_request: (body) => {
      this.#request = this.#take('certificate request', this.#readRequest(body));
    },
    certificate_verify: (body) => {
      this.#signatureScheme = readCertificateVerify(body);
    },
    server_key_exchange: (body) => this.#takeKeyExchange(body),
    server_hello_done: () => {
      this.#helloDone = true;
    },
    new_session_ticket: (body) => this.#takeTicket(body),
  };

  readonly #ofClient: Readonly<Record<string, (body: Uint8Array) => void>> = {
    client_hello: (body) => {
      this.#clientHello ??= readClientHello(body);
    },
    certificate: (body) => {
      const list = this.#take('client certificate', this.#readCertificate(body));
      this.#clientCertificates = list.map(({ der }) => der);
    },
  };

  /** `report` takes what could not be read, in short English phrases. */
  constructor(report: (problem: string) => void) {
    this.#report = report;
  }

  /** Two bytes; undefined before the ServerHello. */
  get version(): number | undefined {
    return this.#serverHello?.version.code;
  }

  get cipherSuite(): number {
    return this.#serverHello?.cipherSuite.code ?? 0;
  }

  get facts(): MessageFacts {
    return {
      clientHello: this.#clientHello,
      serverHello: this.#serverHello,
      certificates: this.#certificates,
      certificateRequest: this.#request,
      signatureScheme: this.#signatureScheme,
      clientCertificates: this.#clientCertificates,
      tickets: this.#tickets,
      messages: this.#messages,
    };
  }

  take(from: Side, { type, body }: HandshakeMessage): void {
    if (this.#messages.length < MAX_LISTED) this.#messages.push(`${from} ${type.name}`);
    const takers = from === 'server' ? this.#ofServer : this.#ofClient;
    takers[type.name]?.(body);
  }

  /** TLS 1.2: the server's ChangeCipherSpec. One that comes to it without a hello's end takes up a session. */
  noteServerChange(): void {
    if (this.#serverHello !== undefined && !this.#helloDone)
      this.#serverHello = { ...this.#serverHello, resumed: true };
  }

  #take<T>(what: string, { value, truncated }: Read<T>): T {
    if (truncated) this.#report(`${what}: malformed`);
    return value;
  }

  get #isTls13(): boolean {
    return (this.version ?? 0) >= TLS13;
  }

  #takeServerHello(body: Uint8Array): void {
    const { hello, isRetryRequest, scts, truncated } = readServerHello(body);
    if (truncated) this.#report('server hello: malformed');
    this.#helloScts = scts;
    this.#serverHello = { ...hello, retried: isRetryRequest || this.#serverHello?.retried === true };
  }

  #takeEncryptedExtensions(body: Uint8Array): void {
    const extensions = readExtensions(new ByteReader(body));
    const [alpn] = readProtocols(extensions);
    const earlyData = extensions.has(ExtensionType.earlyData);
    if (this.#serverHello !== undefined) this.#serverHello = { ...this.#serverHello, alpn, earlyData };
  }

  #readCertificate(body: Uint8Array): Read<readonly ServedCertificate[]> {
    return this.#isTls13 ? readCertificate13(body) : readCertificate12(body);
  }

  /** TLS 1.2: the timestamps came before, and are about the first certificate (RFC 6962 §3.3.1). */
  #withHelloScts([leaf, ...others]: readonly ServedCertificate[]): readonly ServedCertificate[] {
    return leaf === undefined ? [] : [{ ...leaf, scts: this.#helloScts }, ...others];
  }

  /** TLS 1.2: the stapled response is about the first certificate, and comes right after it. */
  #takeStatus(body: Uint8Array): void {
    const [leaf, ...others] = this.#certificates;
    if (leaf !== undefined) this.#certificates = [{ ...leaf, ocsp: readStatus(new ByteReader(body)) }, ...others];
  }

  #readRequest(body: Uint8Array): Read<CertificateRequest> {
    if (this.#isTls13) return readCertificateRequest13(body);
    return readCertificateRequest12(body, (this.version ?? TLS12) >= TLS12);
  }

  #takeKeyExchange(body: Uint8Array): void {
    const hello = this.#serverHello;
    if (hello === undefined) return;
    const exchange = readKeyExchange(body, hello.cipherSuite.name, hello.version.code >= TLS12);
    this.#serverHello = { ...hello, group: exchange.group };
    this.#signatureScheme = exchange.signatureScheme;
  }

  #takeTicket(body: Uint8Array): void {
    if (this.#tickets.length >= MAX_LISTED) return;
    this.#tickets.push(this.#isTls13 ? readTicket13(body) : readTicket12(body));
  }
}
