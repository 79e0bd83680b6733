import type { CodeLens, Command, Range } from 'vscode-languageserver';
import { isOftenNginx } from '../../documents/nginx/files.ts';
import { addressesOfListen, readTlsServers } from '../../documents/nginx/servers.ts';
import { readTlsListeners } from '../../documents/service-names/gateway.ts';
import { visible } from '../../features/markdown.ts';
import { toRange } from '../../features/places.ts';
import type { AnalyzedDocument } from '../../features/types.ts';
import { showEndpoint } from '../../handshake/diagnose/observations.ts';
import { defaultServerName } from '../../handshake/target-settings.ts';
import { isTargetsFile, readTargets } from '../../handshake/targets/read-targets.ts';
import { type ConnectParams, connectRequest, testTargetsRequest } from '../protocol/connecting.ts';
import type { ClientCommand } from '../protocol/initialization.ts';
import type { ConnectingRoom } from './connecting-room.ts';
import { paramsOf } from './saved-targets.ts';

/** Hosts that one Secret or server has a lens for. */
const MAX_HOSTS = 3;

/** UTF-16 units. */
const MAX_CONFIGURATION = 1024 * 1024;

/** “Test connection” above each saved target, above servers of nginx and of Gateways, and above Secrets that an Ingress serves hosts with. None where nothing can be connected to. */
export async function getConnectionLenses(document: AnalyzedDocument, room: ConnectingRoom): Promise<CodeLens[]> {
  if ('refused' in room.host) return [];
  const { languageId, uri } = document.source;
  if (languageId === 'nginx' || isOftenNginx(uri)) return serverLenses(document, room);
  if (isTargetsFile(uri)) return targetLenses(document, room);
  return [...(await secretLenses(document, room)), ...gatewayLenses(document, room)];
}

function targetLenses({ source }: AnalyzedDocument, room: ConnectingRoom): CodeLens[] {
  const { t } = room.session.client;
  const { targets, anchor } = readTargets(source.text, t);
  if (anchor === undefined || targets.length === 0) return [];
  const command = commandFor('certscope.testTargets', testTargetsRequest.method, room);
  return [
    {
      range: toRange(source, anchor),
      command: { title: t('Test all targets'), command, arguments: [{ uri: source.uri }] },
    },
    ...targets.map((saved) => ({
      range: toRange(source, saved.range),
      command: testConnection(t('Test connection'), paramsOf(saved, source.uri), room),
    })),
  ];
}

/** By the first of its names on each port; where it has none, by the address that it listens on, this machine where that is any. Longer texts are nobody's configuration. */
function serverLenses({ source }: AnalyzedDocument, room: ConnectingRoom): CodeLens[] {
  if (source.length > MAX_CONFIGURATION) return [];
  return readTlsServers(source.text).flatMap(({ range, names, listens }) => {
    const targets = listens.flatMap((listen) =>
      addressesOfListen(names.slice(0, 1), listen).map(({ serverName = '', ...at }) => ({
        target: showEndpoint(at),
        ...(serverName !== '' && defaultServerName(serverName) !== undefined && { serverName }),
      })),
    );
    return lensesAt(toRange(source, range), targets, room);
  });
}

function gatewayLenses({ source }: AnalyzedDocument, room: ConnectingRoom): CodeLens[] {
  if (source.length > MAX_CONFIGURATION) return [];
  return [...readTlsListeners(source.text)].flatMap(({ range, addresses }) =>
    lensesAt(
      toRange(source, range),
      addresses.map((target) => ({ target })),
      room,
    ),
  );
}

/** One for each of the first targets. */
function lensesAt(range: Range, targets: readonly ConnectParams[], room: ConnectingRoom): CodeLens[] {
  const { t } = room.session.client;
  const byTarget = new Map(targets.map((params) => [params.target, params]));
  return [...byTarget.values()].slice(0, MAX_HOSTS).map((params) => ({
    range,
    command: testConnection(t('Test connection to {0}', visible(params.target, 100)), params, room),
  }));
}

/** Ingress and Secret lie in one namespace; who leaves it out leaves it to whoever applies the manifest. */
async function secretLenses({ document, source }: AnalyzedDocument, room: ConnectingRoom): Promise<CodeLens[]> {
  const secrets = document.units.flatMap((unit) =>
    unit.kind === 'kubernetes' && unit.objectKind === 'Secret' && unit.name !== undefined ? [unit] : [],
  );
  if (secrets.length === 0) return [];
  const { t } = room.session.client;
  const ingresses = await room.ingresses();
  return secrets.flatMap(({ name, namespace, anchor }) => {
    const served = ingresses.filter(
      (each) => each.secret === name && (each.namespace ?? namespace) === (namespace ?? each.namespace),
    );
    const hosts = [...new Set(served.flatMap((each) => each.hosts))].slice(0, MAX_HOSTS);
    return hosts.map((host) => ({
      range: toRange(source, anchor),
      command: testConnection(t('Test connection to {0}', visible(host, 100)), { target: `${host}:443` }, room),
    }));
  });
}

function testConnection(title: string, params: ConnectParams, room: ConnectingRoom): Command {
  const command = commandFor('certscope.testConnection', connectRequest.method, room);
  return { title, command, arguments: [params] };
}

/** The client's, which shows what came of it; else the server's own. */
function commandFor(name: ClientCommand, method: string, { session: { client } }: ConnectingRoom): string {
  return client.commands.includes(name) ? name : method;
}
