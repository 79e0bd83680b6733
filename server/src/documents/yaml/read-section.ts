import type { TextRange } from '../../text/range.ts';
import { placeHolder } from '../holder-place.ts';
import { fieldsOf, type ItemDefaults, type ObjectHeader, readObjectHeader } from '../kubernetes/object.ts';
import { isIgnored, isSecret, isTlsSecret, placeOf } from '../kubernetes/places.ts';
import type { DocumentLimits } from '../limits.ts';
import type { Holder, KubernetesUnit, SecretKey, Unit } from '../types.ts';
import { readUncovered } from './fallback.ts';
import { readScalar, type SectionText, scalarText, sectionOf } from './scalar.ts';
import { maskTemplate } from './template-mask.ts';
import { itemsOf, type MapNode, pairsOf, parseYaml, rangeOfNode, type SeqNode, type YamlNode } from './tree.ts';
import { ValueCache } from './value-cache.ts';
import { type FoundScalar, formatTrail, nameOfTrail, type Walker, walkScalars } from './walk.ts';

/** One YAML document read, ranges counted from its start. */
export interface SectionReading {
  readonly units: readonly Unit[];
  readonly limit: { readonly kind: string; readonly at: number } | undefined;
  /** For reading the next version of the section. */
  readonly cache: ValueCache;
}

/** Reads one YAML or JSON document, whole or broken. Never throws. */
export function readSection(
  text: string,
  fileName: string,
  limits: DocumentLimits,
  previous?: ValueCache,
): SectionReading {
  const reader = new SectionReader(text, limits, new ValueCache(previous));
  return reader.read(fileName);
}

class SectionReader {
  readonly #section: SectionText;
  readonly #templated: boolean;
  readonly #limits: DocumentLimits;
  readonly #cache: ValueCache;
  readonly #units: Unit[] = [];
  /** Scalars that were looked at: whatever stands elsewhere is left to the fallback. */
  readonly #seen: TextRange[] = [];
  #limit: SectionReading['limit'];

  constructor(text: string, limits: DocumentLimits, cache: ValueCache) {
    const { text: masked, templated } = maskTemplate(text);
    this.#section = sectionOf(text, masked);
    this.#templated = templated;
    this.#limits = limits;
    this.#cache = cache;
  }

  read(fileName: string): SectionReading {
    const { text, masked } = this.#section;
    if (text.length > this.#limits.maxSectionLength) this.#limit = { kind: 'yaml-size', at: 0 };
    else for (const root of parseYaml(masked)) this.#readNode(root);
    const rest = readUncovered(this.#section, this.#seen, fileName, this.#limits.pem);
    const units = [...this.#units, ...rest].sort((a, b) => a.range.start - b.range.start);
    return { units, limit: this.#limit, cache: this.#cache };
  }

  #readNode(node: YamlNode): void {
    if (node.kind === 'map' && this.#claim(node)) return;
    this.#readEmbedded(node);
  }

  /** Reads the mapping if it is a Kubernetes object or a list of them. */
  #claim(map: MapNode, defaults?: ItemDefaults): boolean {
    const header = readObjectHeader(this.#section, map, defaults);
    if (header === undefined) return false;
    const items = header.kind.endsWith('List') ? fieldsOf(this.#section, map, ['items']).get('items') : undefined;
    if (items?.kind === 'seq') this.#readItems(items, header);
    else if (isIgnored(header)) this.#seen.push(rangeOfNode(map));
    else this.#readObject(map, header);
    return true;
  }

  #readItems(items: SeqNode, list: ObjectHeader): void {
    const kind = list.kind.slice(0, -'List'.length);
    const defaults = kind === '' ? undefined : { apiVersion: list.apiVersion, kind };
    for (const item of itemsOf(items)) {
      if (item.kind !== 'map' || !this.#claim(item, defaults)) this.#readEmbedded(item);
    }
  }

  #readObject(map: MapNode, header: ObjectHeader): void {
    const holders: Holder[] = [];
    for (const found of walkScalars(map, this.#walker(map))) {
      const holder = this.#readHolder(found, header);
      if (holder !== undefined) holders.push(holder);
    }
    if (holders.length === 0 && !isTlsSecret(header)) return;
    this.#units.push(this.#unitOf(map, header, holders));
  }

  #unitOf(map: MapNode, header: ObjectHeader, holders: readonly Holder[]): KubernetesUnit {
    return {
      kind: 'kubernetes',
      apiVersion: header.apiVersion,
      objectKind: header.kind,
      type: header.type,
      name: header.name,
      namespace: header.namespace,
      range: rangeOfNode(map),
      anchor: header.anchor,
      holders,
      keys: isSecret(header) ? [...this.#keysOf(map)] : [],
      templated: this.#templated || (isSecret(header) && this.#hidesKeys(map)),
    };
  }

  *#keysOf(map: MapNode): Generator<SecretKey> {
    const fields = fieldsOf(this.#section, map, ['data', 'stringData']);
    for (const field of ['data', 'stringData'] as const) {
      const values = fields.get(field);
      if (values?.kind !== 'map') continue;
      for (const { key, value } of pairsOf(values)) {
        const scalar = readScalar(this.#section, key);
        yield { name: scalar.decode().text, field, range: scalar.range, empty: this.#isEmpty(value) };
      }
    }
  }

  /** True where `data` is an alias or merges one, and where tabs indent, which no YAML reader takes. */
  #hidesKeys(map: MapNode): boolean {
    const { start, end } = rangeOfNode(map);
    if (/^ *\t+[^\s#]/m.test(this.#section.text.slice(start, end))) return true;
    return [...fieldsOf(this.#section, map, ['data', 'stringData']).values()].some((field) => {
      if (field.kind === 'alias') return true;
      return field.kind === 'map' && fieldsOf(this.#section, field, ['<<']).size > 0;
    });
  }

  #isEmpty(value: YamlNode | undefined): boolean {
    if (value === undefined) return !this.#templated;
    if (value.kind !== 'scalar') return false;
    const { start, end } = value.range;
    const written = this.#section.text.slice(start, end);
    if (written.includes('{{')) return false;
    const text = scalarText(this.#section, value).trim();
    return text === '' || (value.style === 'plain' && /^(?:null|~)$/i.test(text));
  }

  /** PEM outside of Kubernetes objects: what stands in one mapping or list belongs together. */
  #readEmbedded(root: YamlNode): void {
    const groups = new Map<unknown, { node: YamlNode; holders: Holder[] }>();
    for (const found of walkScalars(root, this.#walker(root))) {
      const holder = this.#readHolder(found, undefined);
      if (holder === undefined) continue;
      const node = found.parent ?? root;
      const identity = found.parent?.token ?? root;
      const group = groups.get(identity) ?? { node, holders: [] };
      group.holders.push(holder);
      groups.set(identity, group);
    }
    for (const { node, holders } of groups.values()) {
      this.#units.push({ kind: 'embedded', range: rangeOfNode(node), holders });
    }
  }

  #walker(root: YamlNode): Walker {
    return {
      maxDepth: this.#limits.maxDepth,
      keyText: (key) => scalarText(this.#section, key),
      claims: (map) => map !== root && this.#claim(map),
      tooDeep: (node) => {
        this.#limit ??= { kind: 'yaml-depth', at: rangeOfNode(node).start };
      },
    };
  }

  #readHolder(found: FoundScalar, header: ObjectHeader | undefined): Holder | undefined {
    this.#seen.push(found.value.range);
    const place = placeOf(found.trail, header);
    if (place === undefined) return undefined;
    const scalar = readScalar(this.#section, found.value);
    const reading = this.#cache.read(scalar, place, this.#limits.pem);
    if (reading === undefined) return undefined;
    return placeHolder(reading, {
      name: nameOfTrail(found.trail),
      path: formatTrail(found.trail),
      keyRange: found.key === undefined ? undefined : readScalar(this.#section, found.key).range,
      valueRange: scalar.range,
      anchorsOnKey: header !== undefined && isSecret(header),
    });
  }
}
