import type { FetchedIssuer } from '../handshake/issuers/types.ts';
import type { ScanReport } from '../handshake/scan/types.ts';
import type { ClientCredentials, ConnectionReport, Phase, Target } from '../handshake/types.ts';
import type { VisitJudging } from '../handshake/visit/judge-visit.ts';
import type { Visit } from '../handshake/visit/types.ts';
import type { DerFileEdit } from '../issue/tasks.ts';
import type { OutputFile } from '../issue/types.ts';
import type { Before, FileWriter, Runtime, UserStorage, WorkspaceFiles, WriteOutcome } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';
import type * as ConnectionAnswers from './connecting/answers.ts';

/** What a folder walk leaves out and how large a file it still reads. */
export interface FileOptions {
  readonly respectGitignore: boolean;
  readonly maxFileBytes: number;
  /** Glob patterns, as in `files.exclude`. */
  readonly exclude: readonly string[];
  /** Which files are listed, by their paths with slashes; those that may hold certificates where left out. */
  readonly accepts?: ((path: string) => boolean) | undefined;
}

/** Where a host that has a file system puts what was issued. Messages come in the user's language. */
export interface IssuingFiles {
  readonly writer: FileWriter;
  readonly storage: UserStorage;
  /** Exchanges DER files (`file:` URIs) where they stand, all of them or none, in whichever folders: mode and owner stay. */
  replace(edits: readonly DerFileEdit[], before: Before): Promise<WriteOutcome>;
  /** Whether this URI is that of a folder of this machine, and none of these files stands there already. */
  isFree(folder: string, files: readonly OutputFile[]): boolean;
  /** Whether git would take one of the secret files in this folder (URI), which need not be there yet. */
  isExposed(folder: string, files: readonly OutputFile[]): boolean;
  /**
   * Has git pass over a folder (URI) that was made for these files; over the secret ones alone where it was there before. Throws what
   * the system says.
   */
  ignore(folder: string, files: readonly OutputFile[], isNew: boolean): void;
}

/** How a host with sockets connects: as `tls/` does it. */
export interface ConnectionTools {
  probe(
    target: Target,
    options: {
      readonly credentials?: ClientCredentials | undefined;
      /** Whether a second handshake takes up the session of the first. */
      readonly resume: boolean;
      /** Whether signed certificate timestamps are asked for where none are shown: what the public web demands. */
      readonly transparency: boolean;
      /** Handshakes to time, at least 1. */
      readonly repeat?: number;
      /** Milliseconds for each phase; the probe's own for those that are left out. */
      readonly timeouts?: Partial<Readonly<Record<Phase, number>>>;
      /** The value of Proxy-Authorization. */
      readonly proxyAuthorization?: string | undefined;
      readonly signal: AbortSignal;
      readonly onProgress: (step: 'attempt' | 'without-certificate' | 'resumption' | 'repeat') => void;
      readonly now: () => number;
    },
  ): Promise<ConnectionReport>;
  scan(
    target: Target,
    options: {
      readonly proxyAuthorization?: string | undefined;
      readonly signal: AbortSignal;
      readonly onProgress: (connections: number) => void;
      readonly now: () => number;
    },
  ): Promise<ScanReport>;
  /** Listens on 127.0.0.1; rejects where that cannot be. Port 0: any that is free. */
  startTestServer(options: {
    readonly credentials: {
      readonly certificate: Uint8Array;
      readonly key: Uint8Array;
      readonly authorities: Uint8Array;
    };
    readonly judging: VisitJudging;
    readonly port: number;
    readonly now: () => number;
    readonly onVisit: (visit: Visit) => void;
  }): Promise<{ readonly port: number; close(): Promise<void> }>;
  /** Asks one URL, which the user has allowed, for a certificate. Never rejects. */
  fetchIssuer(url: string, options: { readonly signal: AbortSignal }): Promise<FetchedIssuer>;
  /** The whole file (a `file:` URI); throws what the system says. */
  readFile(uri: string): Uint8Array;
  /** PEM texts of the trust anchors of the operating system, or of those that Node brings along. */
  readAnchors(source: 'system' | 'mozilla'): readonly string[];
}

/** Bundles of their own, loaded when they are first needed: what only reads certificates never pays for them. */
export interface ConnectionHost {
  tools(): Promise<ConnectionTools>;
  answers(): Promise<typeof ConnectionAnswers>;
}

/** What the two entry points hand to the server: all that differs between a process and a web worker. */
export interface ServerHost {
  readonly runtime: Runtime;
  /** Walks folders by their URIs; undefined where the host has no file system. */
  readonly files: ((folders: readonly string[], options: FileOptions) => WorkspaceFiles) | undefined;
  /** WebCrypto, which makes keys and signs. */
  readonly webCrypto: Crypto;
  /** Undefined where the host has no file system. */
  readonly issuing: ((t: Localize) => IssuingFiles) | undefined;
  /** Undefined where the host has no sockets. */
  readonly connections: ConnectionHost | undefined;
}
