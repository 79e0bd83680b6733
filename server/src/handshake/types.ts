/** TLS versions that a probe may ask for, as reports write them, the oldest first. */
export const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** Whether an HTTP request follows the handshake. `auto`: where the server chose `h2` or `http/1.1`. */
export const HTTP_REQUESTS = ['auto', 'always', 'never'] as const;
export type HttpRequest = (typeof HTTP_REQUESTS)[number];

/** Protocols that begin in plain text and switch to TLS. */
export const STARTTLS_PROTOCOLS = ['smtp', 'imap', 'pop3', 'ftp', 'ldap', 'postgres', 'mysql', 'xmpp'] as const;
export type StartTlsProtocol = (typeof STARTTLS_PROTOCOLS)[number];

/** Where a connection goes. */
export interface Endpoint {
  /** A name or an IP address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}

/** What is to be tested. Holds nothing secret. */
export interface Target extends Endpoint {
  /** `server_name` of the ClientHello (RFC 6066 §3); undefined where none is sent. */
  readonly serverName: string | undefined;
  /** Offered, the preferred first (RFC 7301); empty offers none. */
  readonly alpn: readonly string[];
  readonly versions: { readonly min: TlsVersion; readonly max: TlsVersion };
  readonly starttls: StartTlsProtocol | undefined;
  /** HTTP proxy that is asked to CONNECT (RFC 9110 §9.3.6). */
  readonly proxy: Endpoint | undefined;
  readonly http: HttpRequest;
}

/** The steps of a connection, in order. `credentials`: key and certificate of the client are loaded, nothing is sent yet. */
export const PHASES = ['credentials', 'resolve', 'connect', 'proxy', 'starttls', 'handshake', 'response'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * How long one step took; `response`, from the request to its answer. A step that was not needed is not listed; the last one may be the
 * one that failed.
 */
export interface PhaseTime {
  readonly phase: Phase;
  /** From the beginning of the attempt, in milliseconds. */
  readonly start: number;
  readonly milliseconds: number;
}

/**
 * What ended an attempt. `code` is the system's (`ECONNREFUSED`, `ENOTFOUND`), OpenSSL's as Node names it (`ERR_SSL_…`, `ERR_OSSL_…`), or
 * one of ours: `TIMEOUT`, `ABORTED`, `CLOSED` (the peer ended the connection in order), `TOO_MANY_BYTES`, `PROXY_REFUSED`,
 * `STARTTLS_REFUSED`, `DATA_BEFORE_TLS` (what came in clear text after the server had agreed to TLS), `KEY_MISSING`, `PASSWORD_MISSING`,
 * `CREDENTIALS_UNREADABLE`, `ALERT` (seen on the wire, and the connection broke before OpenSSL read it).
 */
export interface ObservedError {
  readonly code: string;
  /** As the system, OpenSSL, the proxy or the server worded it. */
  readonly message: string;
}

/**
 * How an attempt ended. `accepted`: the handshake is complete, and the server showed (`data`, `ticket`, `handshake` in TLS 1.2) or did
 * not contradict within the wait (`quiet`) that it takes the client as it is. `closed`: complete, and the server then ended the connection
 * in order and without a word.
 */
export type Outcome =
  | { readonly kind: 'accepted'; readonly shownBy: 'data' | 'ticket' | 'handshake' | 'quiet' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly phase: Phase; readonly error: ObservedError };

/** An alert (RFC 8446 §6). */
export interface Alert {
  readonly from: 'client' | 'server';
  readonly level: 'warning' | 'fatal';
  readonly code: number;
  /** `certificate_required`; `0xc7` where unknown. */
  readonly description: string;
  /** Whether it came after the handshake was complete for us, as TLS 1.3 servers refuse client certificates. */
  readonly afterHandshake: boolean;
}

/** A value of an IANA registry of TLS: `name` as registered (`TLS_AES_128_GCM_SHA256`, `X25519MLKEM768`), `0x1234` where unknown. */
export interface Registered {
  readonly code: number;
  readonly name: string;
}

/** What the client offered (RFC 8446 §4.1.2). */
export interface ClientHello {
  readonly serverName: string | undefined;
  readonly versions: readonly Registered[];
  readonly cipherSuites: readonly Registered[];
  readonly groups: readonly Registered[];
  readonly signatureSchemes: readonly Registered[];
  readonly alpn: readonly string[];
}

/** What the server chose (RFC 8446 §4.1.3, RFC 5246 §7.4.1.3). */
export interface ServerHello {
  readonly version: Registered;
  readonly cipherSuite: Registered;
  /** TLS 1.3: of the key share; TLS 1.2: of ServerKeyExchange. Undefined without one (RSA key exchange, pre-shared key alone). */
  readonly group: Registered | undefined;
  readonly alpn: string | undefined;
  /** The server asked for another key share first (HelloRetryRequest). */
  readonly retried: boolean;
  /** A session or ticket of before was taken up. */
  readonly resumed: boolean;
  /** TLS 1.3: early data was offered and is taken (RFC 8446 §4.2.10); undefined before EncryptedExtensions. */
  readonly earlyData: boolean | undefined;
  /** TLS 1.2: RFC 5746 secure renegotiation; undefined in TLS 1.3, which has none. */
  readonly secureRenegotiation: boolean | undefined;
  /** TLS 1.2: RFC 7627; undefined in TLS 1.3, where it always is so. */
  readonly extendedMasterSecret: boolean | undefined;
}

/** One certificate of a Certificate message, with what was said along with it (RFC 8446 §4.4.2). */
export interface ServedCertificate {
  readonly der: Uint8Array;
  /** OCSPResponse, DER (RFC 6960); undefined where none is stapled. */
  readonly ocsp: Uint8Array | undefined;
  /** SignedCertificateTimestampList as sent in the handshake, to who asks for it (RFC 6962 §3.3). */
  readonly scts: Uint8Array | undefined;
}

/** What the server asks of client certificates (RFC 8446 §4.3.2, RFC 5246 §7.4.4). */
export interface CertificateRequest {
  /** DER of the distinguished names of the CAs that it accepts; empty: it does not say. */
  readonly authorities: readonly Uint8Array[];
  readonly signatureSchemes: readonly Registered[];
  /** TLS 1.2: `rsa_sign`, `ecdsa_sign`; empty in TLS 1.3. */
  readonly certificateTypes: readonly Registered[];
}

/** A NewSessionTicket (RFC 8446 §4.6.1, RFC 5077). */
export interface SessionTicket {
  readonly lifetimeSeconds: number;
  /** Bytes of early data that the server would take with it (RFC 8446 §4.2.10); undefined: none. */
  readonly maxEarlyData: number | undefined;
}

/** What was seen on the wire, as far as it could be read. */
export interface Handshake {
  readonly clientHello: ClientHello | undefined;
  readonly serverHello: ServerHello | undefined;
  /** As served, the leaf first by right. Empty: none came (or the session was resumed). */
  readonly certificates: readonly ServedCertificate[];
  readonly certificateRequest: CertificateRequest | undefined;
  /** With which the server proved its key: CertificateVerify, in TLS 1.2 ServerKeyExchange. */
  readonly signatureScheme: Registered | undefined;
  /** What the client answered to the request: DER, leaf first; empty: that it has none; undefined: it was not asked, or did not come to it. */
  readonly clientCertificates: readonly Uint8Array[] | undefined;
  readonly alerts: readonly Alert[];
  readonly tickets: readonly SessionTicket[];
  /** Names of the handshake messages in the order they were sent: `server certificate`. */
  readonly messages: readonly string[];
  /** What of the wire could not be read, in short English phrases: `server certificate: truncated`. */
  readonly problems: readonly string[];
  /** The first bytes from the server (at most 1,024) where they are no TLS record: plain HTTP, a banner of SMTP. */
  readonly foreignBytes: Uint8Array | undefined;
}

/** What the server answered to a request, or sent of itself. */
export interface Response {
  readonly protocol: 'h2' | 'http/1.1' | 'unknown';
  /** HTTP status code; undefined where it is no HTTP. */
  readonly status: number | undefined;
  /** Milliseconds since 1970 UTC, of the Date field: what the server's clock says. */
  readonly date: number | undefined;
  /** The Server field. */
  readonly server: string | undefined;
  /** The beginning of the body or of what came, at most 4,096 bytes: nginx says there which certificate it misses. */
  readonly body: Uint8Array;
}

/** One attempt to connect, up to the first byte of an answer or the failure. */
export interface Attempt {
  /** Whether the client had a certificate to show. */
  readonly clientCertificate: 'offered' | 'none';
  /** IP address that was connected to (of the proxy, where there is one). */
  readonly address: string | undefined;
  readonly phases: readonly PhaseTime[];
  readonly outcome: Outcome;
  readonly handshake: Handshake;
  readonly response: Response | undefined;
  /** What the server said before TLS: banners and answers of STARTTLS, the proxy's status line. At most 4,096 characters. */
  readonly preamble: string;
  /** Received from the server in TLS records. */
  readonly bytesReceived: number;
}

/**
 * Whether the server takes early data (RFC 8446 §4.2.10), as its answer to a hello says; none was sent. `not-offered`: its tickets allow
 * none. `unknown`: the answer did not come, or could not be read.
 */
export type EarlyData = 'accepted' | 'refused' | 'not-offered' | 'unknown';

/** What came of a hello that asks for signed certificate timestamps (RFC 6962 §3.3.1). */
export type TimestampsAnswer =
  /** `list`: SignedCertificateTimestampList; undefined where there is none. */
  { readonly kind: 'answered'; readonly list: Uint8Array | undefined } | { readonly kind: 'unknown' };

/** A second handshake with what the first one left. */
export interface Resumption {
  /** `not-offered`: the server gave no session and no ticket. */
  readonly kind: 'resumed' | 'full-handshake' | 'not-offered' | 'failed';
  /** Undefined where there was nothing to try it with. */
  readonly attempt: Attempt | undefined;
  readonly earlyData: EarlyData;
}

/** Everything that a probe observed, as plain data: no judgement, and nothing secret. */
export interface ConnectionReport {
  readonly target: Target;
  /** Milliseconds since 1970 UTC, at the beginning. */
  readonly time: number;
  /** As asked: with the client's certificate where there is one. */
  readonly attempt: Attempt;
  /** The same without it; undefined where there is none, or the attempt did not come to the handshake. */
  readonly withoutCertificate: Attempt | undefined;
  /** Undefined where it was not tried. */
  readonly resumption: Resumption | undefined;
  /** Undefined where they were not asked for. */
  readonly timestamps: TimestampsAnswer | undefined;
  /** Phases of further handshakes with `--repeat`; the first attempt's are not among them. */
  readonly repeats: readonly (readonly PhaseTime[])[];
  /** DER of the certificate that the client offers, and what it sends along, leaf first; empty where it has none. */
  readonly clientChain: readonly Uint8Array[];
}

/** A client's certificate and private key, as read from files. `key` and `store` are wiped as soon as OpenSSL has taken them. */
export type ClientCredentials =
  | {
      readonly kind: 'pem';
      /** The certificate, and those that are to be sent along. */
      readonly certificate: Uint8Array;
      readonly key: Uint8Array;
      readonly password?: string | undefined;
    }
  | { readonly kind: 'pkcs12'; readonly store: Uint8Array; readonly password?: string | undefined };
