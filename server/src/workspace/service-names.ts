import { byTls, takeAddress } from '../documents/service-names/address.ts';
import { mayNameServices, readServices } from '../documents/service-names/read-services.ts';
import type { TlsSign } from '../documents/service-names/types.ts';
import { decodeText } from '../documents/text-encoding.ts';
import type { WorkspaceFiles } from '../runtime/types.ts';

/** A name that a service of the workspace goes by. */
export interface FoundServiceName {
  readonly value: string;
  /** For people: `Service payments/api (deploy/api.yaml)`. */
  readonly source: string;
}

/** An address at which a service of the workspace answers. */
export interface FoundServiceAddress {
  /** `api.payments.svc:8443`. */
  readonly value: string;
  readonly tls: TlsSign;
  /** For people: `Service payments/api (deploy/api.yaml)`. */
  readonly source: string;
}

/** What is read at most while somebody waits. */
export interface SearchLimits {
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  readonly maxBytes: number;
  /** Of the names, or the addresses, that are found. */
  readonly maxFound: number;
  /** Milliseconds. */
  readonly time: number;
}

export const searchLimits: SearchLimits = {
  maxFiles: 2000,
  maxFileBytes: 256 * 1024,
  maxBytes: 16 * 1024 * 1024,
  maxFound: 300,
  time: 2000,
};

/** Files that are read at the same time: each is a question to the client where the server has no file system. */
const BATCH = 16;

/** Files, and what is newer than they are. */
export interface TextSearch {
  readonly files: WorkspaceFiles;
  /** The newest text of a file that is open. */
  openText(uri: string): string | undefined;
  /** Milliseconds. */
  now(): number;
}

export interface ServiceSearch extends TextSearch {
  /** A file's name for people: `deploy/api.yaml`. */
  displayName(uri: string): string;
}

/** The names that the services of a workspace go by, each once, as far as they are found in time. Never rejects. */
export async function findServiceNames(
  search: ServiceSearch,
  limits: SearchLimits = searchLimits,
): Promise<readonly FoundServiceName[]> {
  const names = new Map<string, FoundServiceName>();
  for await (const { uri, text } of searchTexts(search, limits)) {
    takeNames(uri, text, names, search);
    if (names.size >= limits.maxFound) break;
  }
  return [...names.values()].slice(0, limits.maxFound);
}

/** The addresses of the services of a workspace, each once, the most probable TLS first, as far as they are found in time. Never rejects. */
export async function findServiceAddresses(
  search: ServiceSearch,
  limits: SearchLimits = searchLimits,
): Promise<readonly FoundServiceAddress[]> {
  const found = new Map<string, FoundServiceAddress>();
  for await (const { uri, text } of searchTexts(search, limits)) {
    for (const address of addressesIn(uri, text, search)) takeAddress(address, found);
    if (found.size >= limits.maxFound) break;
  }
  return [...found.values()].toSorted(byTls).slice(0, limits.maxFound);
}

/** The addresses that one file tells of, in its order. */
export function addressesIn(
  uri: string,
  text: string,
  { displayName }: Pick<ServiceSearch, 'displayName'>,
): readonly FoundServiceAddress[] {
  const { addresses } = readServices(uri, text);
  return addresses.map(({ value, tls, owner }) => ({ value, tls, source: `${owner} (${displayName(uri)})` }));
}

/** The files that may describe services, as far as they are read in time. Never rejects: what was found until then serves as well. */
export async function* searchTexts(
  search: TextSearch,
  limits: SearchLimits = searchLimits,
): AsyncGenerator<{ readonly uri: string; readonly text: string }> {
  const stop = new AbortController();
  const end = search.now() + limits.time;
  let bytes = 0;
  try {
    for await (const uris of batches(search.files, stop.signal, limits.maxFiles)) {
      const texts = await Promise.all(uris.map((uri) => readText(uri, search, limits)));
      for (const [index, text] of texts.entries()) {
        bytes += text.length;
        yield { uri: uris[index] ?? '', text };
      }
      if (bytes > limits.maxBytes || search.now() > end) break;
    }
  } catch {
    // Names that are found are a convenience: what was found until then serves as well.
  } finally {
    stop.abort();
  }
}

async function* batches(files: WorkspaceFiles, signal: AbortSignal, maxFiles: number): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let count = 0;
  for await (const { uri } of files.list(signal)) {
    if (!mayNameServices(uri)) continue;
    if (count++ >= maxFiles) break;
    batch.push(uri);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

async function readText(uri: string, { files, openText }: TextSearch, limits: SearchLimits): Promise<string> {
  const open = openText(uri);
  if (open !== undefined) return open;
  const bytes = await files.read(uri, limits.maxFileBytes);
  return bytes === undefined ? '' : decodeText(bytes);
}

function takeNames(uri: string, text: string, names: Map<string, FoundServiceName>, search: ServiceSearch): void {
  for (const { value, owner } of readServices(uri, text).names) {
    if (!names.has(value)) names.set(value, { value, source: `${owner} (${search.displayName(uri)})` });
  }
}
