import type { TextRange } from '../../text/range.ts';
import { readScalar, type SectionText, scalarText } from '../yaml/scalar.ts';
import { type MapNode, pairsOf, type YamlNode } from '../yaml/tree.ts';

/** What a mapping says of itself at its top. */
export interface ObjectHeader {
  readonly apiVersion: string;
  readonly kind: string;
  readonly type: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** The `type` value, else the `kind` value. */
  readonly anchor: TextRange;
}

/** Kind and version for items of a typed list (`SecretList`), which need not repeat them. */
export interface ItemDefaults {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Reads the header of a Kubernetes object; undefined where the mapping is none. */
export function readObjectHeader(
  section: SectionText,
  map: MapNode,
  defaults?: ItemDefaults,
): ObjectHeader | undefined {
  const fields = fieldsOf(section, map, ['apiVersion', 'kind', 'type', 'metadata']);
  const kind = textOf(section, fields.get('kind')) ?? defaults?.kind;
  const apiVersion = textOf(section, fields.get('apiVersion')) ?? defaults?.apiVersion;
  if (kind === undefined || (apiVersion === undefined && kind !== 'Secret' && kind !== 'ConfigMap')) return undefined;
  const metadata = fields.get('metadata');
  const names = metadata?.kind === 'map' ? fieldsOf(section, metadata, ['name', 'namespace']) : undefined;
  return {
    apiVersion: apiVersion ?? '',
    kind,
    type: textOf(section, fields.get('type')),
    name: textOf(section, names?.get('name')),
    namespace: textOf(section, names?.get('namespace')),
    anchor: rangeOfText(section, fields.get('type')) ?? rangeOfText(section, fields.get('kind')) ?? startOf(map),
  };
}

/** The values of some keys of a mapping. */
export function fieldsOf(section: SectionText, map: MapNode, names: readonly string[]): ReadonlyMap<string, YamlNode> {
  const fields = new Map<string, YamlNode>();
  for (const { key, value } of pairsOf(map)) {
    const name = scalarText(section, key);
    if (value !== undefined && names.includes(name) && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

function textOf(section: SectionText, node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? scalarText(section, node) : undefined;
}

function rangeOfText(section: SectionText, node: YamlNode | undefined): TextRange | undefined {
  return node?.kind === 'scalar' ? readScalar(section, node).range : undefined;
}

function startOf(map: MapNode): TextRange {
  return { start: map.token.offset, end: map.token.offset + 1 };
}
