import { fieldsOf } from '../kubernetes/object.ts';
import { type SectionText, scalarText, sectionOf } from '../yaml/scalar.ts';
import { splitSections } from '../yaml/sections.ts';
import { maskTemplate } from '../yaml/template-mask.ts';
import { itemsOf, type MapNode, pairsOf, parseYaml, type YamlNode } from '../yaml/tree.ts';

/** The trees of those documents of a file that may matter, template actions masked, each with its reader and where its document begins. Never throws. */
export function* readRoots(
  text: string,
  mayMatter: (section: string) => boolean,
): Generator<readonly [YamlNode, YamlReader, number]> {
  for (const { start, end } of splitSections(text, 0, text.length)) {
    const section = text.slice(start, end);
    if (!mayMatter(section)) continue;
    const masked = maskTemplate(section).text;
    const yaml = new YamlReader(sectionOf(section, masked));
    for (const root of parseYaml(masked)) yield [root, yaml, start];
  }
}

/** Reads values of a tree by their way; whatever is missing, of another kind or written by a template is left out. */
export class YamlReader {
  readonly #section: SectionText;

  constructor(section: SectionText) {
    this.#section = section;
  }

  /** The node that a chain of keys leads to. */
  at(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
    let found = node;
    for (const key of keys) {
      found = found?.kind === 'map' ? fieldsOf(this.#section, found, [key]).get(key) : undefined;
    }
    return found;
  }

  items(node: YamlNode | undefined): readonly YamlNode[] {
    return node?.kind === 'seq' ? [...itemsOf(node)] : [];
  }

  entries(node: YamlNode | undefined): readonly (readonly [string, YamlNode | undefined])[] {
    if (node?.kind !== 'map') return [];
    return this.#pairs(node).filter(([key]) => key !== '');
  }

  /** The items of a `List`, or the object itself. */
  objects(root: YamlNode): readonly YamlNode[] {
    const items = this.items(this.at(root, 'items'));
    return items.length > 0 ? items : [root];
  }

  text(node: YamlNode | undefined): string | undefined {
    const written = this.written(node);
    return written?.includes('${') === true ? undefined : written;
  }

  /** As `text`, with placeholders (`${PORT:8443}`) as they stand there. */
  written(node: YamlNode | undefined): string | undefined {
    if (node?.kind !== 'scalar') return undefined;
    const source = this.#section.text.slice(node.range.start, node.range.end);
    return /\{[{%]/.test(source) ? undefined : scalarText(this.#section, node).trim();
  }

  /** The texts of a list's items. */
  texts(node: YamlNode | undefined): readonly string[] {
    return this.items(node).flatMap((item) => this.text(item) ?? []);
  }

  /** As `text`, where YAML takes it for a string too: `null`, `5` and `true` name nothing where they stand without quotes. */
  string(node: YamlNode | undefined): string | undefined {
    const text = this.text(node);
    return node?.kind === 'scalar' && node.style === 'plain' && text !== undefined && isOtherScalar(text)
      ? undefined
      : text;
  }

  /** The strings of a list's items. */
  strings(node: YamlNode | undefined): readonly string[] {
    return this.items(node).flatMap((item) => this.string(item) ?? []);
  }

  #pairs(map: MapNode): (readonly [string, YamlNode | undefined])[] {
    return [...pairsOf(map)].map(({ key, value }) => [this.text(key) ?? '', value] as const);
  }
}

/** Null, boolean or number of the core schema (YAML 1.2.2 §10.3.2). */
function isOtherScalar(plain: string): boolean {
  return /^(?:~|null|true|false|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+)?$/i.test(plain);
}
