import { byTls } from '../../documents/service-names/address.ts';
import { mayNameServices } from '../../documents/service-names/service-files.ts';
import { addressesIn, type FoundServiceAddress, findServiceAddresses } from '../../workspace/service-names.ts';
import { displayPath } from '../../workspace/uri.ts';
import type { ConnectionScope, HostSuggestion } from '../protocol/connecting.ts';
import type { ConnectingRoom } from './connecting-room.ts';

/** The addresses that the document and the workspace tell of, each once. */
export async function listHosts(scope: ConnectionScope, room: ConnectingRoom): Promise<readonly HostSuggestion[]> {
  const search = room.serviceSearch(scope);
  const [own, all] = await Promise.all([
    addressesOfDocument(scope.document, room),
    search === undefined ? [] : findServiceAddresses(search),
  ]);
  const known = new Set(own.map(({ value }) => value));
  const toHost =
    (place: HostSuggestion['place']) =>
    ({ value, source }: FoundServiceAddress) => ({ value, source, place });
  return [...own.map(toHost('document')), ...all.filter(({ value }) => !known.has(value)).map(toHost('workspace'))];
}

/** Wherever it lies: also in a file that git passes over, or in no folder of the workspace. */
async function addressesOfDocument(
  uri: string | undefined,
  { fileOf, session }: ConnectingRoom,
): Promise<readonly FoundServiceAddress[]> {
  const file = uri === undefined || !mayNameServices(uri) ? undefined : await fileOf(uri);
  if (uri === undefined || file === undefined) return [];
  const displayName = (name: string): string => displayPath(name, session.client.folders);
  return addressesIn(uri, file.open.source.text, { displayName }).toSorted(byTls);
}
