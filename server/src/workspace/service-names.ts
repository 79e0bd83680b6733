import { byTls, takeAddress } from '../documents/service-names/address.ts';
import { readServices } from '../documents/service-names/read-services.ts';
import type { TlsSign } from '../documents/service-names/types.ts';
import { type SearchLimits, searchLimits, searchTexts, type TextSearch } from './search-texts.ts';

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

function takeNames(uri: string, text: string, names: Map<string, FoundServiceName>, search: ServiceSearch): void {
  for (const { value, owner } of readServices(uri, text).names) {
    if (!names.has(value)) names.set(value, { value, source: `${owner} (${search.displayName(uri)})` });
  }
}
