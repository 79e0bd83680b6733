import type { TextRange } from '../../text/range.ts';
import { rangeOfNode, type YamlNode } from '../yaml/tree.ts';
import { addressOf, portOf } from './address.ts';
import type { ServiceAddress } from './types.ts';
import { readRoots, type YamlReader } from './yaml-reader.ts';

/** One entry of Istio's `servers` or of the listeners of the Gateway API, as far as both have the same. */
interface Listener {
  readonly node: YamlNode;
  readonly hosts: readonly string[];
  readonly port: string | undefined;
  readonly protocol: string | undefined;
  readonly mode: string | undefined;
}

/** Where a Gateway, Istio's or the Gateway API's, accepts TLS; its mode says whether clients show certificates. */
export function* readGateway(gateway: YamlNode, yaml: YamlReader, owner: string): Generator<ServiceAddress> {
  for (const listener of tlsListenersOf(gateway, yaml)) yield* addressesOf(listener, owner);
}

/** A quick look: whether a text may hold Gateways. */
const mayHoldGateway = /\bkind["']?\s*:\s*["']?(?:Gateway|List)\b/;

/** The entries of Gateways of a file that accept TLS, in its order, and their addresses; UTF-16 offsets. Never throws. */
export function* readTlsListeners(
  text: string,
): Generator<{ readonly range: TextRange; readonly addresses: readonly string[] }> {
  if (!mayHoldGateway.test(text)) return;
  for (const [root, yaml, offset] of readRoots(text, (section) => mayHoldGateway.test(section))) {
    for (const object of yaml.objects(root)) {
      if (yaml.text(yaml.at(object, 'kind')) !== 'Gateway') continue;
      for (const listener of tlsListenersOf(object, yaml)) {
        const { start, end } = rangeOfNode(listener.node);
        const range = { start: offset + start, end: offset + end };
        yield { range, addresses: addressesOf(listener, '').map(({ value }) => value) };
      }
    }
  }
}

function addressesOf({ hosts, port, mode }: Listener, owner: string): readonly ServiceAddress[] {
  const said = mode === undefined ? owner : `${owner}, tls.mode ${mode}`;
  return hosts.flatMap((host) => addressOf(host, portOf(port), { tls: 'stated', owner: said }));
}

function tlsListenersOf(gateway: YamlNode, yaml: YamlReader): readonly Listener[] {
  return listenersOf(gateway, yaml).filter(
    ({ protocol, mode }) => mode !== undefined || /^(?:https|tls)$/i.test(protocol ?? ''),
  );
}

function listenersOf(gateway: YamlNode, yaml: YamlReader): readonly Listener[] {
  const version = yaml.text(yaml.at(gateway, 'apiVersion')) ?? '';
  switch (version.slice(0, version.indexOf('/'))) {
    case 'networking.istio.io':
      return yaml.items(yaml.at(gateway, 'spec', 'servers')).map((node) => ({
        node,
        // `namespace/host`, where the namespace says whose routes may bind to it.
        hosts: yaml.strings(yaml.at(node, 'hosts')).map((host) => host.slice(host.indexOf('/') + 1)),
        port: yaml.text(yaml.at(node, 'port', 'number')),
        protocol: yaml.text(yaml.at(node, 'port', 'protocol')),
        mode: yaml.text(yaml.at(node, 'tls', 'mode')),
      }));
    case 'gateway.networking.k8s.io':
      return yaml.items(yaml.at(gateway, 'spec', 'listeners')).map((node) => ({
        node,
        hosts: [yaml.string(yaml.at(node, 'hostname')) ?? ''],
        port: yaml.text(yaml.at(node, 'port')),
        protocol: yaml.text(yaml.at(node, 'protocol')),
        mode: yaml.text(yaml.at(node, 'tls', 'mode')),
      }));
    default:
      return [];
  }
}
