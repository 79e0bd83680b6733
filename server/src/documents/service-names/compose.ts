import type { YamlNode } from '../yaml/tree.ts';
import type { ServiceName } from './types.ts';
import type { YamlReader } from './yaml-reader.ts';

/** The names by which containers of a compose file reach each other: services, host names, container names, network aliases. */
export function* readComposeNames(root: YamlNode, yaml: YamlReader): Generator<ServiceName> {
  for (const [name, service] of yaml.entries(yaml.at(root, 'services'))) {
    const owner = `compose service ${name}`;
    const given = ['hostname', 'container_name'].flatMap((key) => yaml.text(yaml.at(service, key)) ?? []);
    const networks = yaml.entries(yaml.at(service, 'networks'));
    const aliases = networks.flatMap(([, network]) => yaml.texts(yaml.at(network, 'aliases')));
    for (const value of [name, ...given, ...aliases]) yield { value, owner };
  }
}
