import type { YamlNode } from '../yaml/tree.ts';
import { addressOf, isTlsPort, portOf } from './address.ts';
import { takeDefaults } from './placeholders.ts';
import type { ServiceAddress, ServiceFact } from './types.ts';
import type { YamlReader } from './yaml-reader.ts';

/**
 * The names by which containers of a compose file reach each other: services, host names, container names, network aliases. And the ports that
 * it publishes on this machine, as far as they look like TLS.
 */
export function* readCompose(root: YamlNode, yaml: YamlReader): Generator<ServiceFact> {
  for (const [name, service] of yaml.entries(yaml.at(root, 'services'))) {
    const owner = `compose service ${name}`;
    const given = ['hostname', 'container_name'].flatMap((key) => yaml.text(yaml.at(service, key)) ?? []);
    const networks = yaml.entries(yaml.at(service, 'networks'));
    const aliases = networks.flatMap(([, network]) => yaml.texts(yaml.at(network, 'aliases')));
    for (const value of [name, ...given, ...aliases]) yield { kind: 'name', value, owner };
    for (const item of yaml.items(yaml.at(service, 'ports'))) yield* addressesOf(readPublished(item, yaml), owner);
  }
}

/** One entry of `ports`. */
interface Published {
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly container: string | undefined;
  readonly protocol: string | undefined;
}

function addressesOf({ host, port, container, protocol }: Published, owner: string): readonly ServiceAddress[] {
  const ports = [portOf(port), portOf(container)].filter((each) => each !== undefined);
  if ((protocol ?? 'tcp') !== 'tcp' || !ports.some(isTlsPort)) return [];
  const isAny = host === undefined || host === '' || host === '0.0.0.0' || host === '::';
  return addressOf(isAny ? 'localhost' : host, portOf(port), { tls: 'likely', owner });
}

/** Long and short syntax. What is published on any free port, or on a range, is on no port that is known. */
function readPublished(item: YamlNode, yaml: YamlReader): Published {
  const field = (key: string): string | undefined => takeDefaults(yaml.written(yaml.at(item, key)), 'compose');
  if (item.kind === 'map') {
    return {
      host: field('host_ip'),
      port: field('published'),
      container: field('target'),
      protocol: field('protocol'),
    };
  }
  const text = takeDefaults(yaml.written(item), 'compose') ?? '';
  const parts =
    /^(?:(?:\[(?<six>[0-9a-fA-F:.]+)\]|(?<four>[\d.]+)):)?(?<port>\d+):(?<container>\d+)(?:\/(?<protocol>\w+))?$/;
  const { six, four, port, container, protocol } = parts.exec(text)?.groups ?? {};
  return { host: six ?? four, port, container, protocol };
}
