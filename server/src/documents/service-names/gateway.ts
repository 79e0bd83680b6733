import type { YamlNode } from '../yaml/tree.ts';
import { addressOf, portOf } from './address.ts';
import type { ServiceAddress } from './types.ts';
import type { YamlReader } from './yaml-reader.ts';

/** What Istio's `servers` and the listeners of the Gateway API have in common. */
interface Listener {
  readonly hosts: readonly string[];
  readonly port: string | undefined;
  readonly protocol: string;
  readonly mode: string | undefined;
}

/** Where a Gateway, Istio's or the Gateway API's, accepts TLS; its mode says whether clients show certificates. */
export function* readGateway(gateway: YamlNode, yaml: YamlReader, owner: string): Generator<ServiceAddress> {
  for (const { hosts, port, protocol, mode } of listenersOf(gateway, yaml)) {
    if (mode === undefined && protocol !== 'HTTPS' && protocol !== 'TLS') continue;
    const said = mode === undefined ? owner : `${owner}, tls.mode ${mode}`;
    for (const host of hosts) yield* addressOf(host, portOf(port), { tls: 'stated', owner: said });
  }
}

function listenersOf(gateway: YamlNode, yaml: YamlReader): readonly Listener[] {
  const version = yaml.text(yaml.at(gateway, 'apiVersion')) ?? '';
  const group = version.slice(0, version.indexOf('/'));
  if (group === 'networking.istio.io') {
    return yaml.items(yaml.at(gateway, 'spec', 'servers')).map((server) => ({
      // `namespace/host`, where the namespace says whose routes may bind to it.
      hosts: yaml.texts(yaml.at(server, 'hosts')).map((host) => host.slice(host.indexOf('/') + 1)),
      port: yaml.text(yaml.at(server, 'port', 'number')),
      ...tlsOf(server, yaml.text(yaml.at(server, 'port', 'protocol')), yaml),
    }));
  }
  if (group !== 'gateway.networking.k8s.io') return [];
  return yaml.items(yaml.at(gateway, 'spec', 'listeners')).map((listener) => ({
    hosts: [yaml.text(yaml.at(listener, 'hostname')) ?? ''],
    port: yaml.text(yaml.at(listener, 'port')),
    ...tlsOf(listener, yaml.text(yaml.at(listener, 'protocol')), yaml),
  }));
}

function tlsOf(node: YamlNode, protocol: string | undefined, yaml: YamlReader): Pick<Listener, 'protocol' | 'mode'> {
  return { protocol: protocol?.toUpperCase() ?? '', mode: yaml.text(yaml.at(node, 'tls', 'mode')) };
}
