import type { YamlNode } from '../yaml/tree.ts';
import { readRoots, type YamlReader } from './yaml-reader.ts';

/** Which Secret an Ingress serves some of its hosts with. */
export interface IngressTls {
  readonly secret: string;
  readonly namespace: string | undefined;
  /** Without wildcards, which are nobody's address; may be empty. */
  readonly hosts: readonly string[];
}

/** A quick look: whether a text may hold Ingresses. */
const mayHoldIngress = /\bkind["']?\s*:\s*["']?(?:Ingress|List)\b/;

/** What the Ingresses of a file say under `tls`, in its order. Never throws. */
export function readIngressTls(text: string): readonly IngressTls[] {
  if (!mayHoldIngress.test(text)) return [];
  return [...readRoots(text, (section) => mayHoldIngress.test(section))].flatMap(([root, yaml]) =>
    yaml.objects(root).flatMap((object) => readObject(object, yaml)),
  );
}

function readObject(object: YamlNode, yaml: YamlReader): IngressTls[] {
  if (yaml.text(yaml.at(object, 'kind')) !== 'Ingress') return [];
  const namespace = yaml.text(yaml.at(object, 'metadata', 'namespace'));
  return tlsEntriesOf(object, yaml).flatMap(({ secret, hosts }) =>
    secret === undefined || secret === '' ? [] : [{ secret, namespace, hosts }],
  );
}

/** What an Ingress says under `tls`. Hosts that it does not name are those of the rules: whoever serves one Secret serves it for all. */
export function tlsEntriesOf(
  ingress: YamlNode,
  yaml: YamlReader,
): readonly { readonly secret: string | undefined; readonly hosts: readonly string[] }[] {
  const rules = yaml.items(yaml.at(ingress, 'spec', 'rules'));
  const ruled = rules.flatMap((rule) => yaml.string(yaml.at(rule, 'host')) ?? []);
  return yaml.items(yaml.at(ingress, 'spec', 'tls')).map((entry) => {
    const named = yaml.strings(yaml.at(entry, 'hosts'));
    const hosts = (named.length > 0 ? named : ruled).filter((host) => host !== '' && !host.includes('*'));
    return { secret: yaml.text(yaml.at(entry, 'secretName')), hosts: [...new Set(hosts)] };
  });
}
