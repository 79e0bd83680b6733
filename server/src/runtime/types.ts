import type { OutputFile } from '../issue/types.ts';
import type { AlgorithmIdentifier, DerivePublicKey } from '../x509/types.ts';

/** What a signature check found. `unsupported` is never a verdict on the certificate. */
export type SignatureVerdict = 'valid' | 'invalid' | 'unsupported';

export interface SignatureInput {
  readonly algorithm: AlgorithmIdentifier;
  /** DER of the AlgorithmIdentifier's parameters, where there are some. */
  readonly parameters: Uint8Array | undefined;
  /** DER of the signer's SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly signed: Uint8Array;
  /** Content of the BIT STRING. */
  readonly signature: Uint8Array;
}

/** The cryptography that a runtime offers. */
export interface CryptoProvider {
  digest(algorithm: 'SHA-1' | 'SHA-256', bytes: Uint8Array): Uint8Array;
  verify(input: SignatureInput): Promise<SignatureVerdict>;
  readonly derivePublicKey: DerivePublicKey;
}

/** One file that may hold certificates. */
export interface FileEntry {
  readonly uri: string;
  /** Bytes, where known without opening it. */
  readonly size: number | undefined;
}

/** Files read one after another, those that certainly hold nothing of ours left out. */
export interface FileBatch {
  /** Files looked at for this batch, the ones left out included. */
  readonly scanned: number;
  readonly files: readonly { readonly uri: string; readonly bytes: Uint8Array }[];
}

/** The workspace's files, as far as the host lets us see them. */
export interface WorkspaceFiles {
  /** Files that may hold certificates (see `workspace/candidates`), ignored and excluded ones left out. */
  list(signal: AbortSignal): AsyncIterable<FileEntry>;
  /** `list` and `read` in one, leaving out files of more than `maxBytes`: many times faster, where the host can do it. */
  load?(signal: AbortSignal, maxBytes: number): AsyncIterable<FileBatch>;
  /** At most `maxBytes` of content; undefined where the file is gone, larger or unreadable. */
  read(uri: string, maxBytes: number): Promise<Uint8Array | undefined>;
}

/** What became of files that were to be written together. URIs name the target, not what it was staged as. */
export type WriteOutcome =
  | {
      readonly kind: 'written';
      readonly files: readonly string[];
      /** The folder was made for them. */
      readonly isNew?: boolean | undefined;
    }
  /** Nothing was written, because these are there already. */
  | { readonly kind: 'exists'; readonly files: readonly string[] }
  /** Nothing was written; `message` says why and what to do. */
  | { readonly kind: 'failed'; readonly file: string; readonly message: string };

/**
 * What is to be done before files are put in their places, when all of them are ready beside: what can go wrong with them has gone wrong by then.
 * Gives why it was not done, and then they are thrown away; undefined where it was.
 */
export type Before = () => Promise<string | undefined>;

/** Writes files of one folder: all of them or none. */
export interface FileWriter {
  /** `folder` is a URI, made where it is missing. Without `replace`, a file that is there already is never touched. */
  write(folder: string, files: readonly OutputFile[], options: { readonly replace: boolean }): Promise<WriteOutcome>;
}

/** The user's own storage, outside every workspace, readable by the user alone: development CAs, one folder each. */
export interface UserStorage {
  /** Names of its folders, sorted; empty where there is no storage yet. */
  folders(): Promise<readonly string[]>;
  /** `path` is a folder's name and a file's with `/` between; undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | 'unreadable' | undefined>;
  /** All of the files or none. A `Secret` that is there already is never replaced (`exists`); other files are. */
  write(folder: string, files: readonly OutputFile[]): Promise<WriteOutcome>;
  /** Does `work` while nobody else does any on this storage: what is read there stays until it is written. Not to be nested. */
  exclusively<T>(work: () => Promise<T>): Promise<ExclusiveOutcome<T>>;
}

/** What the file system and version control say of a file. */
export interface FileFacts {
  /** Permission bits (`0o640`); undefined where the system has none. */
  readonly mode: number | undefined;
  /** A repository above it has the file under version control. */
  readonly tracked: boolean;
}

/** What work that was to be done alone came to. */
export type ExclusiveOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Nothing was done; `message` says why and what to do. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Everything the pure rooms need from outside. */
export interface Runtime {
  readonly crypto: CryptoProvider;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  readonly log: Log;
  /** What is known of a file besides its text; undefined where it is none of this machine. Missing where the host sees no files. */
  describeFile?(uri: string): FileFacts | undefined;
  /** Lets only the owner read and write a file (`chmod 600`). False where that failed. Missing where the system has no such permissions. */
  restrictFile?(uri: string): boolean;
}
