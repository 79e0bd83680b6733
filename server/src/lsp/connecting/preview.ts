import { bypassesProxy } from '../../handshake/proxy-bypass.ts';
import { readTarget } from '../../handshake/typed-target.ts';
import type { ConnectionPreview, PreviewParams } from '../protocol/connecting.ts';
import type { ConnectingRoom } from './connecting-room.ts';

/** What a test would ask with. Throws a Refusal. */
export function previewConnection(params: PreviewParams, { session }: ConnectingRoom): ConnectionPreview {
  const target = readTarget(params, session.client.t);
  const { host, port, serverName, alpn, versions, starttls, http } = target;
  return {
    kind: 'preview',
    host,
    port,
    serverName,
    alpn,
    minVersion: versions.min,
    maxVersion: versions.max,
    starttls,
    http,
    bypassesProxy: bypassesProxy(target, params.noProxy ?? []),
  };
}
