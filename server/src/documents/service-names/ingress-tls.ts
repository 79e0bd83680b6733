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
  return [...readRoots(text, (section) => mayHoldIngress.test(section))].flatMap(([root, yaml]) => {
    const items = yaml.items(yaml.at(root, 'items'));
    return (items.length > 0 ? items : [root]).flatMap((object) => readObject(object, yaml));
  });
}

/** Hosts that `tls` does not name are those of the rules: whoever serves one Secret serves it for all. */
function readObject(object: YamlNode, yaml: YamlReader): IngressTls[] {
  if (yaml.text(yaml.at(object, 'kind')) !== 'Ingress') return [];
  const namespace = yaml.text(yaml.at(object, 'metadata', 'namespace'));
  const rules = yaml.items(yaml.at(object, 'spec', 'rules')).flatMap((rule) => yaml.text(yaml.at(rule, 'host')) ?? []);
  return yaml.items(yaml.at(object, 'spec', 'tls')).flatMap((entry) => {
    const secret = yaml.text(yaml.at(entry, 'secretName'));
    const named = yaml.texts(yaml.at(entry, 'hosts'));
    const hosts = (named.length > 0 ? named : rules).filter((host) => host !== '' && !host.includes('*'));
    return secret === undefined || secret === '' ? [] : [{ secret, namespace, hosts: [...new Set(hosts)] }];
  });
}
