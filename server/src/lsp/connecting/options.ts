import { workspaceAuthorities } from '../../handshake/workspace-authorities.ts';
import type { WorkspaceView } from '../../workspace/types.ts';
import { getDisplayName, getRole } from '../../x509/identity.ts';
import type { ConnectionOptions, ConnectionScope, PairOption } from '../protocol/connecting.ts';
import type { ConnectingRoom } from './connecting-room.ts';
import { isManifest } from './credentials.ts';
import { listHosts } from './hosts.ts';

/** More are not looked through in a picker. */
const MAX_PAIRS = 200;

/** What pickers offer. */
export async function getConnectionOptions(scope: ConnectionScope, room: ConnectingRoom): Promise<ConnectionOptions> {
  const { workspace } = room.session.service;
  return {
    hosts: await listHosts(scope, room),
    pairs: listPairs(workspace),
    authorities: workspaceAuthorities(workspace).map(({ object }) => getDisplayName(object)),
    testServerPort: room.testServer()?.port,
  };
}

/**
 * Each certificate once, where its key lies too: in files that other tools read as well before manifests, beside its CAs, which are sent along,
 * before alone. The newest first: who has just made one means that.
 */
export function listPairs(workspace: WorkspaceView): readonly PairOption[] {
  const pairs = new Map<string, PairOption & { readonly worth: number; readonly since: number }>();
  for (const { object, uri, location, sha256, spkiSha256 } of workspace.all()) {
    if (object.kind !== 'certificate' || sha256 === undefined || spkiSha256 === undefined) continue;
    const role = getRole(object);
    const keys = workspace.byPublicKey(spkiSha256).filter((each) => each.object.kind === 'private-key');
    const key = keys.find((each) => each.uri === uri) ?? keys[0];
    const worth = isManifest(uri) ? 1 / workspace.of(uri).length : workspace.of(uri).length;
    if (role === 'ca' || key === undefined || worth <= (pairs.get(sha256)?.worth ?? 0)) continue;
    const credentials = { kind: 'pem', certificate: uri, sha256, key: key.uri } as const;
    const since = object.validity.notBefore.epochMilliseconds ?? 0;
    pairs.set(sha256, { credentials, label: getDisplayName(object), description: location, role, worth, since });
  }
  return [...pairs.values()]
    .toSorted((one, other) => other.since - one.since)
    .slice(0, MAX_PAIRS)
    .map(({ worth: _worth, since: _since, ...pair }) => pair);
}
