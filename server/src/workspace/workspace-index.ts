import { languageOf } from '../documents/language.ts';
import { mayHoldCertificates } from '../documents/may-hold-certificates.ts';
import { readBytes } from '../documents/read-bytes.ts';
import type { OpenDocument } from '../documents/read-document.ts';
import { decodeText } from '../documents/text-encoding.ts';
import type { WorkspaceFiles } from '../runtime/types.ts';
import type { PkiObject } from '../x509/types.ts';
import { type Entry, type IndexCrypto, IndexedFile } from './indexed-file.ts';
import { LastChanges } from './last-changes.ts';
import { LazyTable } from './lazy-table.ts';
import { type ScanOptions, type ScanResult, type ScanTarget, scanFiles } from './scan.ts';
import { SharedPrimes } from './shared-primes.ts';
import type { IndexedArtifact, WorkspaceView } from './types.ts';
import { displayPath, uriKey } from './uri.ts';

/** What the index holds at most. */
export interface IndexLimits {
  /** Files with certificates. */
  readonly maxFiles: number;
  readonly maxArtifacts: number;
}

/** Far above what anyone keeps in a workspace. */
export const defaultIndexLimits: IndexLimits = { maxFiles: 20_000, maxArtifacts: 200_000 };

export interface IndexOptions {
  readonly crypto: IndexCrypto;
  readonly limits?: IndexLimits;
}

/** What is known of the workspace, and how it gets known. */
export interface WorkspaceIndex extends WorkspaceView {
  /** Folders that locations are given relative to. */
  setFolders(uris: readonly string[]): void;
  /** Takes an open document's version; costs as much as changed. False where the index is full. */
  setFile(uri: string, open: OpenDocument): boolean;
  /** Takes a file's bytes. False where the index is full. */
  setBytes(uri: string, bytes: Uint8Array): boolean;
  removeFile(uri: string): void;
  /**
   * False where the index has the same certificates and CRLs with this `Name.matchKey`, as subject or issuer, as at that revision; or, asked by
   * the SHA-256 of a public key, the same certificates and keys that have it.
   */
  hasChanged(nameOrKey: string, since: number): boolean;
  /** How often two RSA keys were found to share a prime (`bySharedPrime`); 0 while nobody has asked. */
  sharedPrimesFound(): number;
  /** Reads all candidate files and forgets those that are gone. */
  scan(files: WorkspaceFiles, options: ScanOptions): Promise<ScanResult>;
}

/** An empty index. */
export function createWorkspaceIndex({ crypto, limits = defaultIndexLimits }: IndexOptions): WorkspaceIndex {
  const files = new Map<string, IndexedFile>();
  let folders: readonly string[] = [];
  let revision = 0;
  let artifacts = 0;

  const all = function* (): Generator<Entry> {
    for (const file of files.values()) yield* file.entries;
  };
  const subjects = new LazyTable<IndexedArtifact>(all, subjectOf);
  const issuers = new LazyTable<IndexedArtifact>(all, issuerOf);
  const keys = new LazyTable<IndexedArtifact>(all, (entry) => entry.spkiSha256);
  const primes = new SharedPrimes(all);
  const tables = [subjects, issuers, keys, primes];
  const changes = new LastChanges();

  const exchange = (added: readonly Entry[], removed: readonly Entry[]): void => {
    for (const table of tables) {
      for (const entry of removed) table.remove(entry);
      for (const entry of added) table.add(entry);
    }
    artifacts += added.length - removed.length;
    if (added.length + removed.length === 0) return;
    revision++;
    changes.record([...added, ...removed], revision);
  };

  const fullAs = (): ScanResult['limit'] => {
    if (files.size >= limits.maxFiles) return 'files';
    return artifacts >= limits.maxArtifacts ? 'artifacts' : undefined;
  };

  const removeFile = (uri: string): void => {
    const file = files.get(uriKey(uri));
    if (file === undefined) return;
    files.delete(uriKey(uri));
    exchange([], file.entries);
  };

  const setFile = (uri: string, open: OpenDocument): boolean => {
    const key = uriKey(uri);
    const known = files.get(key);
    if (known === undefined && !holdsAnything(open)) return true;
    if (known === undefined && fullAs() !== undefined) return false;
    const file = known ?? new IndexedFile(uri, displayPath(uri, folders), open, crypto);
    files.set(key, file);
    const { added, removed } = file.update(open);
    exchange(added, removed);
    return true;
  };

  const setBytes = (uri: string, bytes: Uint8Array): boolean => {
    const language = languageOf(uri) ?? 'pem';
    if (!mayHoldCertificates(bytes, language, decodeText)) {
      removeFile(uri);
      return true;
    }
    const taken = setFile(uri, readBytes(uri, bytes, language));
    files.get(uriKey(uri))?.freeze();
    return taken;
  };

  const keepOnly: ScanTarget['keepOnly'] = (present, skip) => {
    for (const [key, file] of [...files]) if (!present.has(key) && !skip(file.uri)) removeFile(file.uri);
  };
  const put: ScanTarget['put'] = (uri, bytes) => (setBytes(uri, bytes) ? undefined : fullAs());

  return {
    get revision() {
      return revision;
    },
    all,
    of: (uri) => files.get(uriKey(uri))?.entries ?? [],
    bySubject: (key) => subjects.get(key),
    byIssuer: (key) => issuers.get(key),
    byPublicKey: (key) => keys.get(key),
    bySharedPrime: (certificate) => primes.find(certificate),
    setFolders: (uris) => {
      folders = uris;
    },
    setFile,
    setBytes,
    removeFile,
    hasChanged: (nameOrKey, since) => changes.isAfter(nameOrKey, since),
    sharedPrimesFound: () => primes.found(),
    scan: (source, options) => scanFiles(source, { put, keepOnly }, options),
  };
}

function holdsAnything(open: OpenDocument): boolean {
  return open.document.units.some((unit) => unit.holders.some((holder) => holder.artifacts.length > 0));
}

function subjectOf({ object }: { readonly object: PkiObject }): string | undefined {
  return object.kind === 'certificate' ? object.subject.matchKey : undefined;
}

function issuerOf({ object }: { readonly object: PkiObject }): string | undefined {
  return object.kind === 'certificate' || object.kind === 'crl' ? object.issuer.matchKey : undefined;
}
