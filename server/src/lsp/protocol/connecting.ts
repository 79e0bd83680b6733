import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc';
import type { ExpiryHistory } from '../../handshake/targets/expiry-history.ts';
import type { TargetSummary } from '../../handshake/targets/types.ts';
import type { HttpRequest, StartTlsProtocol, TlsVersion } from '../../handshake/types.ts';
import type { IssuingScope, NameSuggestion } from './issuing.ts';
import type { LiveReport } from './reports.ts';

export { MAX_REPEAT, MAX_TIMEOUT_SECONDS } from '../../handshake/bounds.ts';

// Connections. `connectionOptions`, `previewConnection`, `connect`, `testTargets`, `scan`, `startTestServer` and `stopTestServer` are commands of `workspace/executeCommand` too, with the
// same single argument. Nothing is connected to but the target that was given, and no other name is resolved. What follows from a report is in `reports.ts`.

/** For which project, and before which document. */
export interface ConnectionScope extends IssuingScope {
  /** URI of the document that the user looks at. */
  readonly document?: string | undefined;
}

/** An address that a file of the workspace tells of: `api.payments.svc:8443`. */
export interface HostSuggestion extends NameSuggestion {
  readonly place: 'document' | 'workspace';
}

/** What pickers offer. */
export interface ConnectionOptions {
  /** Each once: those of the document first, and the most probable TLS first among those of one place. */
  readonly hosts: readonly HostSuggestion[];
  /** Certificates of the workspace whose private keys are there too. */
  readonly pairs: readonly PairOption[];
  /** Names of the CAs that `workspace` trusts. */
  readonly authorities: readonly string[];
  /** Port of the test server; undefined where none runs. */
  readonly testServerPort?: number | undefined;
  /** Present where nothing can be connected to from here: says why, and what would help. */
  readonly refused?: string | undefined;
}

/** A certificate of the workspace and its private key. */
export interface PairOption {
  readonly credentials: PemCredentials;
  /** `api.payments.svc`. */
  readonly label: string;
  /** Where it is: `certs/client/fullchain.pem`. */
  readonly description: string;
  readonly role: 'server' | 'client' | 'server+client' | 'other';
}

/** URIs of documents or files; they may be the same, and Secrets. */
export interface PemCredentials {
  readonly kind: 'pem';
  readonly certificate: string;
  /** Hex SHA-256 of its DER, where the document may hold others; its first one that is no CA's where absent. */
  readonly sha256?: string | undefined;
  readonly key: string;
  readonly password?: string | undefined;
}

/** URI of a file. */
export interface Pkcs12Credentials {
  readonly kind: 'pkcs12';
  readonly store: string;
  readonly password?: string | undefined;
}

/** Whose certificates are trusted: the CAs of the workspace, of the operating system, of Node (Mozilla's), of a file. */
export type ConnectionTrust =
  | { readonly kind: 'workspace' | 'system' | 'mozilla' }
  | { readonly kind: 'file'; readonly uri: string };

/** The answer of requests that may be refused; the message says why and what would help. */
export interface ConnectionRefused {
  readonly kind: 'refused';
  readonly message: string;
}

export const connectionOptionsRequest = new RequestType<ConnectionScope, ConnectionOptions, void>(
  'certscope/connectionOptions',
);

/** An HTTP proxy that is asked to CONNECT (RFC 9110 §9.3.6). What it is told of the user is passed on, and kept nowhere. */
export interface ProxyParams {
  readonly host: string;
  readonly port: number;
  /** Basic authentication (RFC 7617); none where absent. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface ScanParams {
  /**
   * `api.example:8443`, `[::1]:8443`, or a URL: `https://api.example`. The scheme of another protocol asks for its STARTTLS:
   * `smtp://mail.example`, `postgres://db.example:5432`.
   */
  readonly target: string;
  /** Sent in the ClientHello and expected in the certificate; empty sends none; the host of the target where absent. */
  readonly serverName?: string | undefined;
  readonly starttls?: StartTlsProtocol | undefined;
  /** Offered, the preferred first; empty offers none; `h2` and `http/1.1` where absent, with STARTTLS none. */
  readonly alpn?: readonly string[] | undefined;
  /** The target is connected to directly where absent. */
  readonly proxy?: ProxyParams | undefined;
  /** Whether the answer has `json` too. */
  readonly json?: boolean | undefined;
}

export interface ConnectParams extends ScanParams {
  /** Of the client; none is offered where absent. */
  readonly credentials?: PemCredentials | Pkcs12Credentials | undefined;
  /** `workspace` where absent. */
  readonly trust?: ConnectionTrust | undefined;
  /** `TLSv1.2` where absent. */
  readonly minVersion?: TlsVersion | undefined;
  /** `TLSv1.3` where absent. */
  readonly maxVersion?: TlsVersion | undefined;
  /** Whether an HTTP request follows. `always` for https URLs, else `auto`, where absent. */
  readonly http?: HttpRequest | undefined;
  /** For each phase, 1 to 3600; 5 or 10, by phase, where absent. */
  readonly timeoutSeconds?: number | undefined;
  /** Handshakes to time, 1 to 1000; 1 where absent. */
  readonly repeat?: number | undefined;
}

export interface PreviewParams extends ConnectParams {
  /**
   * Whom a proxy is not asked for: `intra.example` (with all below it), `10.0.0.0/8`, `db.example:5432`, `*`. Loopback is never reached through a
   * proxy that a setting names.
   */
  readonly noProxy?: readonly string[] | undefined;
}

/** What a test would ask with, defaults included. Nothing is connected to. */
export interface ConnectionPreview {
  readonly kind: 'preview';
  readonly host: string;
  readonly port: number;
  /** Undefined where none is sent. */
  readonly serverName?: string | undefined;
  readonly alpn: readonly string[];
  readonly minVersion: TlsVersion;
  readonly maxVersion: TlsVersion;
  readonly starttls?: StartTlsProtocol | undefined;
  readonly http: HttpRequest;
  /** Whether `noProxy` names the target, or it is on loopback. */
  readonly bypassesProxy: boolean;
}

/** What these params come to; refused where a test would be, for what they say of the target and the handshake. */
export const previewConnectionRequest = new RequestType<PreviewParams, ConnectionPreview | ConnectionRefused, void>(
  'certscope/previewConnection',
);

/** What was observed, for people. */
export interface ConnectionText {
  readonly kind: 'report';
  /** The target, as file names can have it: `api.example 8443`. */
  readonly title: string;
  /** Plain text. */
  readonly text: string;
  /** The same for programs, where it was asked for: what `certscope connect --format json` prints, described in `docs/connect.md`. */
  readonly json?: object | undefined;
}

export interface ConnectionReportText extends ConnectionText {
  /** The chain as served, PEM; empty where no certificate came. */
  readonly servedPem: string;
  /** The same connection with other tools, for a POSIX shell: `openssl s_client`, `curl`. */
  readonly commands: readonly { readonly tool: string; readonly line: string }[];
  /** What can be done where in `text`. */
  readonly live: LiveReport;
}

/** Connects to the target and says what came of it. */
export const connectRequest = new RequestType<ConnectParams, ConnectionReportText | ConnectionRefused, void>(
  'certscope/connect',
);

/** What versions, cipher suites and groups the target accepts; some tens of connections, none of which becomes a session. */
export const scanRequest = new RequestType<ScanParams, ConnectionText | ConnectionRefused, void>('certscope/scan');

export interface TestTargetsParams {
  /** URI of the file with the targets: `.certscope/targets.yaml`. */
  readonly uri: string;
  /** What `TargetsText` gave the last time. */
  readonly history?: ExpiryHistory | undefined;
  /** Of every keystore that the file names; where one is missing, the answer is `PasswordsNeeded`. */
  readonly passwords?: readonly StorePassword[] | undefined;
  /** For targets that `noProxy` does not name and that are not on loopback. */
  readonly proxy?: ProxyParams | undefined;
  readonly noProxy?: readonly string[] | undefined;
  /** Whether the answer has `json` too. */
  readonly json?: boolean | undefined;
}

export interface StorePassword {
  /** URI of a PKCS#12 file. */
  readonly store: string;
  /** Empty where it has none. */
  readonly password: string;
}

/** The file names keystores of whose passwords nothing was said: nothing was connected to. */
export interface PasswordsNeeded {
  readonly kind: 'passwords-needed';
  readonly stores: readonly {
    readonly store: string;
    /** For people: `certs/client.p12`. */
    readonly place: string;
  }[];
}

/** A table of all targets, and the same as data. */
export interface TargetsText extends ConnectionText {
  /** In the order of the file. */
  readonly results: readonly TargetSummary[];
  /** When the certificates of the targets were seen to end; for the client to keep. */
  readonly history: ExpiryHistory;
}

/** Connects to every target of a file, and notes what came of it for the diagnostics of that file. */
export const testTargetsRequest = new RequestType<
  TestTargetsParams,
  TargetsText | PasswordsNeeded | ConnectionRefused,
  void
>('certscope/testTargets');

export interface TestServerParams {
  /** The server's. */
  readonly credentials: PemCredentials;
  /** Whose clients are let in; the CAs of the workspace where absent. */
  readonly authorities?: ConnectionTrust | undefined;
  /** 8443 where absent, or another where that is taken. */
  readonly port?: number | undefined;
}

/**
 * Starts a server on 127.0.0.1 that lets in clients with a certificate of these CAs, in the place of the one that may be running. It ends with
 * `stopTestServer` or with the language server.
 */
export const startTestServerRequest = new RequestType<
  TestServerParams,
  { readonly kind: 'started'; readonly port: number; readonly summary: string } | ConnectionRefused,
  void
>('certscope/startTestServer');

/** False where none was running. */
export const stopTestServerRequest = new RequestType0<boolean, void>('certscope/stopTestServer');

/** Server to client: a client came to the test server. A headline, then what it sent and why it was let in or not. */
export const testServerVisitNotification = new NotificationType<{ readonly lines: readonly string[] }>(
  'certscope/testServerVisit',
);
