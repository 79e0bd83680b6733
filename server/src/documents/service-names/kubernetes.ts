import type { YamlNode } from '../yaml/tree.ts';
import type { ServiceName } from './types.ts';
import type { YamlReader } from './yaml-reader.ts';

/** A quick look: whether a text may describe objects that have names here. */
export const mayDescribeServices: RegExp = /\bkind["']?\s*:\s*["']?(?:Service|Ingress|HTTPRoute|List)\b/;

/** The names of the Services, Ingresses and HTTPRoutes in a tree, those of lists included. */
export function* readKubernetesNames(root: YamlNode, yaml: YamlReader): Generator<ServiceName> {
  const items = yaml.items(yaml.at(root, 'items'));
  if (items.length > 0) {
    for (const item of items) yield* namesOfObject(item, yaml);
  } else yield* namesOfObject(root, yaml);
}

function* namesOfObject(object: YamlNode, yaml: YamlReader): Generator<ServiceName> {
  const kind = yaml.text(yaml.at(object, 'kind'));
  const name = yaml.text(yaml.at(object, 'metadata', 'name'));
  const namespace = yaml.text(yaml.at(object, 'metadata', 'namespace'));
  const owner = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? ''}`.trim();
  const named = (value: string): ServiceName => ({ value, owner });
  if (kind === 'Service' && name !== undefined) yield* namesOfService(name, namespace).map(named);
  if (kind === 'Ingress') yield* hostsOfIngress(object, yaml).map(named);
  if (kind === 'HTTPRoute') yield* yaml.texts(yaml.at(object, 'spec', 'hostnames')).map(named);
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
    ...rules.flatMap((rule) => yaml.text(yaml.at(rule, 'host')) ?? []),
    ...tls.flatMap((entry) => yaml.texts(yaml.at(entry, 'hosts'))),
  ];
}
