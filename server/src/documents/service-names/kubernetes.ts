import type { YamlNode } from '../yaml/tree.ts';
import { addressOf } from './address.ts';
import { readGateway } from './gateway.ts';
import { tlsEntriesOf } from './ingress-tls.ts';
import { readServicePorts } from './service-ports.ts';
import type { ServiceFact, ServiceName } from './types.ts';
import type { YamlReader } from './yaml-reader.ts';

/** A quick look: whether a text may describe objects that have names or addresses here. */
export const mayDescribeServices: RegExp = /\bkind["']?\s*:\s*["']?(?:Service|Ingress|HTTPRoute|Gateway|List)\b/;

/** The names and addresses of the Services, Ingresses, HTTPRoutes and Gateways in a tree, those of lists included. */
export function* readKubernetes(root: YamlNode, yaml: YamlReader): Generator<ServiceFact> {
  for (const object of yaml.objects(root)) yield* readObject(object, yaml);
}

function* readObject(object: YamlNode, yaml: YamlReader): Generator<ServiceFact> {
  const kind = yaml.text(yaml.at(object, 'kind'));
  const name = yaml.text(yaml.at(object, 'metadata', 'name'));
  const namespace = yaml.text(yaml.at(object, 'metadata', 'namespace'));
  const owner = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? ''}`.trim();
  const named = (value: string): ServiceName => ({ kind: 'name', value, owner });
  if (kind === 'Service' && name !== undefined) {
    yield* namesOfService(name, namespace).map(named);
    yield* readServicePorts(object, yaml, { host: namespace === undefined ? name : `${name}.${namespace}.svc`, owner });
  }
  if (kind === 'Ingress') {
    yield* hostsOfIngress(object, yaml).map(named);
    const hosts = tlsEntriesOf(object, yaml).flatMap((entry) => entry.hosts);
    for (const host of hosts) yield* addressOf(host, 443, { tls: 'stated', owner });
  }
  if (kind === 'HTTPRoute') {
    const hosts = yaml.strings(yaml.at(object, 'spec', 'hostnames'));
    yield* hosts.map(named);
    // On which ports, its Gateways say.
    for (const host of hosts) yield* addressOf(host, 443, { tls: 'open', owner });
  }
  if (kind === 'Gateway') yield* readGateway(object, yaml, owner);
}

/** As the cluster's DNS answers, from inside the namespace, from outside it, and in full. */
function namesOfService(name: string, namespace: string | undefined): string[] {
  if (namespace === undefined) return [name];
  return ['', `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`].map((suffix) => name + suffix);
}

function hostsOfIngress(object: YamlNode, yaml: YamlReader): string[] {
  const rules = yaml.items(yaml.at(object, 'spec', 'rules'));
  const tls = yaml.items(yaml.at(object, 'spec', 'tls'));
  return [
    ...rules.flatMap((rule) => yaml.string(yaml.at(rule, 'host')) ?? []),
    ...tls.flatMap((entry) => yaml.strings(yaml.at(entry, 'hosts'))),
  ];
}
