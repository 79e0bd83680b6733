// What VS Code's client and the server say to each other beyond LSP. The only file that both sides import.
// Every request here is optional: an editor that knows none of it still gets everything that LSP has a word for.
import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc';
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ExpiryHistory } from '../handshake/targets/expiry-history.ts';
import type { TargetSummary } from '../handshake/targets/types.ts';
import type { StartTlsProtocol } from '../handshake/types.ts';
import type { AuthorityChoice, IssuedFinding, IssuedSummary, IssuingTask, Packaging } from '../issue/tasks.ts';
import type { KeyType } from '../issue/types.ts';

export type { CopiedText } from '../features/code-actions/commands/command-answer.ts';
export type { CommentPlace } from '../features/code-actions/comment-place.ts';
// Tasks are said in the same words wherever they are given: here, on the command line, through `workspace/executeCommand`.
export type {
  AuthorityChoice,
  Defect,
  IssuedFinding,
  IssuedSummary,
  IssuingTask,
  Packaging,
  RevocationReason,
} from '../issue/tasks.ts';
export type { KeyType, OutputFormat, Role } from '../issue/types.ts';

/** `initializationOptions`. Every property may be absent: other editors send what they like. The language is LSP's own `InitializeParams.locale`. */
export interface InitializationOptions {
  /** Messages by their English text (`vscode.l10n.bundle`); absent where the editor speaks English. */
  readonly l10n?: Readonly<Record<string, string>> | undefined;
  /** The client answers `findFiles` and `readFile`, for folders that the server cannot read by itself. */
  readonly clientFiles?: boolean;
  /** The client keeps what the server has no place of its own for: the CAs of `certscope/issue`. */
  readonly clientStorage?: boolean;
  /** Commands of the client that the server may put into CodeLenses and code actions. */
  readonly commands?: readonly ClientCommand[];
  /** The section `certscope` of the settings, to spare the first `workspace/configuration`. */
  readonly settings?: Settings;
}

/** Commands that the client registers for the server's use. `ignoreRule` takes a `CommentPlace`, `copyText` a `CopiedText`, the others a `CommandTarget`. */
export type ClientCommand =
  | 'certscope.showDecoded'
  | 'certscope.copyFingerprint'
  | 'certscope.copyAs'
  | 'certscope.renew'
  | 'certscope.copyText'
  | 'certscope.ignoreRule'
  | 'certscope.testConnection'
  | 'certscope.testTargets';

/**
 * Where a command of the client is to work: the only argument of a `ClientCommand`. Of `certscope.testConnection` it is a `ConnectParams`, of
 * `certscope.testTargets` a `TestTargetsParams`.
 */
export interface CommandTarget {
  readonly uri: string;
  readonly range: Range;
}

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/**
 * The section `certscope` as the user writes it (`contributes.configuration` of package.json), so nothing in it can be relied on:
 * the server checks every value and falls back to the default.
 */
export interface Settings {
  readonly expiry?: {
    /** Days before the end at which a certificate is about to expire, at the latest. */
    readonly warningDays?: number;
    /** The same as a fraction of the lifetime; whichever is shorter counts. */
    readonly warningFraction?: number;
    readonly errorDays?: number;
    readonly errorFraction?: number;
  };
  /** Severity by rule id (`chain/wrong-order`) or family (`chain`). */
  readonly rules?: Readonly<Record<string, SeveritySetting>>;
  /** What certificates are judged under; `auto`: `webpki` where they say of themselves that they are publicly trusted. */
  readonly profile?: 'internal' | 'webpki' | 'auto';
  readonly index?: {
    readonly enabled?: boolean;
    /** Kilobytes (1,024 bytes). */
    readonly maxFileSize?: number;
    readonly respectGitignore?: boolean;
    /** Glob patterns, true where they exclude, as in `files.exclude`. */
    readonly exclude?: Readonly<Record<string, boolean>>;
  };
  /** Paths of files of CA certificates, absolute or relative to a workspace folder. */
  readonly trustAnchors?: readonly string[];
  readonly hover?: { readonly enabled?: boolean };
  readonly codeLens?: { readonly enabled?: boolean };
  readonly inlayHints?: { readonly enabled?: boolean };
}

/** A place in a document. */
export interface PlaceParams {
  readonly uri: string;
  /** The selection, or an empty range at the cursor. */
  readonly range: Range;
}

// Client to server. `decodedText`, `explainPath`, `fingerprints` and `encodings` are worth offering through `workspace/executeCommand` too, with the
// method as the command's name: the client registers commands of those names, and names with a dot are taken by its own.

export interface StatusParams {
  /** The active document; absent where there is none or where it cannot hold certificates. */
  readonly uri?: string | undefined;
}

/** A certificate's end, said for people. */
export interface Expiry {
  /** Display name: `api.payments.svc`. */
  readonly name: string;
  /** In the user's language: `expires in 42 days`, `expired 3 days ago`. */
  readonly text: string;
  readonly severity: 'ok' | 'warning' | 'error';
  /** Name of the file for people: `deploy/tls.yaml (Secret payments/api-tls, tls.crt)`. */
  readonly location: string;
  readonly uri: string;
  readonly position: Position;
}

export interface Status {
  /** The document holds something of ours: the editor may show commands for it. */
  readonly relevant: boolean;
  /** The certificate of the document that expires first. */
  readonly document?: Expiry | undefined;
  /** The certificate of the workspace that expires first. */
  readonly workspace?: Expiry | undefined;
  /** Files are still being read: `workspace` may change. */
  readonly indexing: boolean;
}

/** What the status item and the context keys show of the active document and the workspace. */
export const statusRequest = new RequestType<StatusParams, Status, void>('certscope/status');

/** `uri` is absent when everything may have changed (settings, index, clock). */
export interface ChangedParams {
  readonly uri?: string | undefined;
}

/** Server to client: the answers to `status`, `decodedText` and `explainPath` about this document may be different now. */
export const changedNotification = new NotificationType<ChangedParams>('certscope/changed');

/** Read-only text in the order of `openssl x509 -text`. */
export interface DecodedText {
  /** File name for the tab, without extension: `api.payments.svc`. */
  readonly title: string;
  readonly text: string;
}

/** Decoded text of the blocks that `range` touches, or of all blocks of the document where it touches none; null where there are none. */
export const decodedTextRequest = new RequestType<PlaceParams, DecodedText | null, void>('certscope/decodedText');

/** Plain text that explains whether certification paths hold, and why not. */
export interface PathExplanation {
  /** File name for the tab, without extension: `api.payments.svc`. */
  readonly title: string;
  readonly text: string;
}

/**
 * Explains the certification paths (RFC 5280 §6) of the certificates that `range` touches, or of all certificates of the document where
 * it touches none; null where there are none.
 */
export const explainPathRequest = new RequestType<PlaceParams, PathExplanation | null, void>('certscope/explainPath');

/** One line of a picker. */
export interface Choice {
  /** `SHA-256`, `DER as base64`. */
  readonly label: string;
  /** The certificate it belongs to: `api.payments.svc`. */
  readonly description: string;
  /** What is copied. */
  readonly value: string;
}

/**
 * Fingerprints in several forms (SHA-256 with colons, SHA-256 in plain hex, SHA-1, SPKI pin in base64) of the blocks that `range` touches, or of
 * all blocks of the document where it touches none.
 */
export const fingerprintsRequest = new RequestType<PlaceParams, readonly Choice[], void>('certscope/fingerprints');

/** The same blocks as PEM, as base64 of the DER and as PEM on one line (`\n` for line breaks). Never of a private key. */
export const encodingsRequest = new RequestType<PlaceParams, readonly Choice[], void>('certscope/encodings');

// Issuing. `issuingOptions`, `checkNames`, `requestedExtensions` and `issue` are commands of `workspace/executeCommand` too, with the same single argument.

/** Whose development CA and whose files are meant; the first workspace folder where absent. */
export interface IssuingScope {
  /** URI of a workspace folder. */
  readonly folder?: string | undefined;
}

/** What pickers offer. */
export interface IssuingOptions {
  /** Name of the project, as its development CA has it: `payments`. */
  readonly project: string;
  readonly names: readonly NameSuggestion[];
  readonly authorities: readonly AuthorityOption[];
  /** The kinds of keys that the runtime makes, the best first. */
  readonly keyTypes: readonly KeyType[];
  readonly profiles: readonly ProfileOption[];
  /** Present where nothing can be issued here: says why, and what would help. */
  readonly refused?: string | undefined;
}

/** A name that a service of the workspace goes by. */
export interface NameSuggestion {
  readonly value: string;
  /** For people: `Service payments/api (deploy/api.yaml)`, `nginx server_name (conf/site.conf)`. */
  readonly source: string;
}

/** A CA that can sign. */
export interface AuthorityOption {
  readonly choice: AuthorityChoice;
  /** `payments development CA`. */
  readonly label: string;
  /** `made on first use`, `expires in 9 years`, `certs/ca.pem`. */
  readonly description: string;
  /** What it may sign for, where it is constrained. */
  readonly detail?: string | undefined;
}

/** A team's own way of issuing, from `.certscope/profiles.json`. */
export interface ProfileOption {
  readonly name: string;
  readonly description?: string | undefined;
}

export const issuingOptionsRequest = new RequestType<IssuingScope, IssuingOptions, void>('certscope/issuingOptions');

export interface CheckNamesParams extends IssuingScope {
  /** As typed, several in one text: separated by commas or white space. */
  readonly text: string;
  /** The CA that is to sign, whose constraints count. */
  readonly authority?: AuthorityChoice | undefined;
}

/** What is wrong with names as they are typed, in one sentence; null where nothing is. */
export const checkNamesRequest = new RequestType<
  CheckNamesParams,
  { readonly problem: string | null; readonly names: readonly string[] },
  void
>('certscope/checkNames');

/** One extension that a certificate signing request asks for. */
export interface RequestedExtension {
  readonly oid: string;
  readonly name: string;
  /** What it says: `DNS:api.example, IP:10.0.0.1`. */
  readonly text: string;
  /** Worth accepting for a service's certificate; others (CA:TRUE) are offered unticked. */
  readonly usual: boolean;
}

/** The extensions of the certificate signing request at a place; null where there is none. */
export const requestedExtensionsRequest = new RequestType<PlaceParams, readonly RequestedExtension[] | null, void>(
  'certscope/requestedExtensions',
);

/** Where what was made goes. */
export type IssueTarget =
  /** Files in a folder. */
  | {
      readonly kind: 'folder';
      readonly uri: string;
      /** Files of the same names may be replaced. */
      readonly replace: boolean;
      /**
       * What becomes of a folder in which git would see private keys: it gets a `.gitignore` of `*`, or stays as it is. Undefined: the answer is
       * `exposed`, to ask the user.
       */
      readonly gitignore?: 'add' | 'leave' | undefined;
    }
  /** Text for the client to show in a document; with `uri`, the Secret of that document takes it over: the one at `position`, else the first. */
  | { readonly kind: 'document'; readonly uri?: string | undefined; readonly position?: Position | undefined }
  /** In the place of what is renewed. */
  | { readonly kind: 'in-place' };

export interface IssueParams extends IssuingScope {
  readonly task: IssuingTask;
  readonly packaging: Packaging;
  readonly target: IssueTarget;
  /** Goes on although rules have something to say. */
  readonly acceptFindings?: boolean | undefined;
}

/** What was made. */
export interface IssueReport {
  /** One sentence for people. */
  readonly summary: string;
  readonly notes: readonly string[];
  readonly findings: readonly IssuedFinding[];
  readonly certificates: readonly IssuedSummary[];
}

export type IssueOutcome =
  /** URIs of the files. */
  | ({ readonly kind: 'written'; readonly files: readonly string[] } & IssueReport)
  /** Nothing was written: these files are there. Ask, and say `replace`. */
  | { readonly kind: 'exists'; readonly files: readonly string[] }
  /** Nothing was written: git would see private keys in this folder. Ask, and say `gitignore`. */
  | { readonly kind: 'exposed'; readonly folder: string }
  /** Nothing was written: rules speak against it. Ask, and say `acceptFindings`. */
  | { readonly kind: 'findings'; readonly findings: readonly IssuedFinding[] }
  /** For the client to write or to show: the target is a document, or the server has no file system. `folder` as asked for. */
  | ({
      readonly kind: 'contents';
      readonly folder?: string | undefined;
      readonly files: readonly IssuedFile[];
    } & IssueReport)
  /** For the client to apply; `workspace/executeCommand` has it applied by `workspace/applyEdit` and answers `written`. */
  | ({ readonly kind: 'edit'; readonly edit: WorkspaceEdit } & IssueReport)
  /** Nothing was made; the message says why and what would help. */
  | { readonly kind: 'refused'; readonly message: string };

/** One file as it is to be written. */
export interface IssuedFile {
  readonly name: string;
  readonly base64: string;
  /** Holds a private key. */
  readonly secret: boolean;
}

/** Makes what the task says and delivers it. */
export const issueRequest = new RequestType<IssueParams, IssueOutcome, void>('certscope/issue');

/** A ready-made piece of configuration for files that were issued. */
export interface SnippetParams {
  /** `nginx`, `spring-boot` … as `snippetStacksRequest` lists them. */
  readonly stack: string;
  /** URI of the folder with the files. */
  readonly folder: string;
  readonly role: 'server' | 'client' | 'both';
  readonly serverName?: string | undefined;
}

/** The stacks that there are snippets for. */
export const snippetStacksRequest = new RequestType0<
  readonly { readonly stack: string; readonly label: string; readonly languageId: string }[],
  void
>('certscope/snippetStacks');

export const snippetRequest = new RequestType<
  SnippetParams,
  { readonly languageId: string; readonly text: string } | null,
  void
>('certscope/snippet');

// Connections. `connectionOptions`, `connect`, `testTargets`, `scan`, `startTestServer` and `stopTestServer` are commands of `workspace/executeCommand` too, with the
// same single argument. Nothing is connected to but the target that was given, and no other name is resolved.

/** What pickers offer. */
export interface ConnectionOptions {
  /** Names of services of the workspace. */
  readonly hosts: readonly NameSuggestion[];
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

export const connectionOptionsRequest = new RequestType<IssuingScope, ConnectionOptions, void>(
  'certscope/connectionOptions',
);

export interface ScanParams {
  /**
   * `api.example:8443`, `[::1]:8443`, or a URL: `https://api.example`. The scheme of another protocol asks for its STARTTLS:
   * `smtp://mail.example`, `postgres://db.example:5432`.
   */
  readonly target: string;
  /** Sent in the ClientHello and expected in the certificate; empty sends none; the host of the target where absent. */
  readonly serverName?: string | undefined;
  readonly starttls?: StartTlsProtocol | undefined;
}

export interface ConnectParams extends ScanParams {
  /** Of the client; none is offered where absent. */
  readonly credentials?: PemCredentials | Pkcs12Credentials | undefined;
  /** `workspace` where absent. */
  readonly trust?: ConnectionTrust | undefined;
}

/** What was observed, for people. */
export interface ConnectionText {
  readonly kind: 'report';
  /** The target, as file names can have it: `api.example 8443`. */
  readonly title: string;
  /** Plain text. */
  readonly text: string;
}

export interface ConnectionReportText extends ConnectionText {
  /** The chain as served, PEM; empty where no certificate came. */
  readonly servedPem: string;
  /** The same connection with other tools, for a POSIX shell: `openssl s_client`, `curl`. */
  readonly commands: readonly { readonly tool: string; readonly line: string }[];
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
}

/** A table of all targets, and the same as data. */
export interface TargetsText extends ConnectionText {
  /** In the order of the file. */
  readonly results: readonly TargetSummary[];
  /** When the certificates of the targets were seen to end; for the client to keep. */
  readonly history: ExpiryHistory;
}

/** Connects to every target of a file, and notes what came of it for the diagnostics of that file. */
export const testTargetsRequest = new RequestType<TestTargetsParams, TargetsText | ConnectionRefused, void>(
  'certscope/testTargets',
);

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

// Server to client, only where `InitializationOptions.clientStorage` is true: the user's own storage, where the server has no file system.

/** Folders and files of the storage have plain names; `secret` ones belong where the editor keeps secrets. */
export interface StoredFile {
  readonly name: string;
  readonly base64: string;
  readonly secret: boolean;
}

export const storageFoldersRequest = new RequestType0<readonly string[], void>('certscope/storageFolders');
export const readStorageRequest = new RequestType<{ readonly path: string }, { readonly base64: string } | null, void>(
  'certscope/readStorage',
);
/** All of the files or none. A `secret` one that is there already is never replaced, and named in `exists`. */
export const writeStorageRequest = new RequestType<
  { readonly folder: string; readonly files: readonly StoredFile[] },
  { readonly exists: readonly string[] },
  void
>('certscope/writeStorage');

// Server to client, only where `InitializationOptions.clientFiles` is true. Changes of files come as `workspace/didChangeWatchedFiles`, for which
// the server registers its patterns as in any other editor.

export interface FindFilesParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Glob pattern, relative to the folder. */
  readonly include: string;
  /** Glob patterns of what is left out besides `files.exclude`. */
  readonly exclude: readonly string[];
  readonly maxResults: number;
}

/** URIs of the files in a folder, those of `files.exclude` and `exclude` left out. */
export const findFilesRequest = new RequestType<FindFilesParams, readonly string[], void>('certscope/findFiles');

export interface ReadFileParams {
  readonly uri: string;
  /** Larger files are not read. */
  readonly maxBytes: number;
}

/** Base64 of a file; null where it is gone, larger or unreadable. */
export const readFileRequest = new RequestType<ReadFileParams, { readonly base64: string } | null, void>(
  'certscope/readFile',
);
