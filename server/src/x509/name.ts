import { readOid } from '../asn1/oid.ts';
import { type DerNode, type DerProblem, type DerReader, describeTag, Tag } from '../asn1/reader.ts';
import { readString } from '../asn1/strings.ts';
import type { ByteRange } from '../text/range.ts';
import { nameMatchKey } from './name-match.ts';
import { formatName, hexValue } from './name-text.ts';
import { attributeTypes } from './oids-names.ts';
import type { Name, NameAttribute, Rdn, StringEncoding } from './types.ts';

const encodings: Readonly<Record<number, StringEncoding>> = {
  [Tag.utf8String]: 'UTF8String',
  [Tag.printableString]: 'PrintableString',
  [Tag.ia5String]: 'IA5String',
  [Tag.teletexString]: 'TeletexString',
  [Tag.bmpString]: 'BMPString',
  [Tag.universalString]: 'UniversalString',
  [Tag.numericString]: 'NumericString',
  [Tag.visibleString]: 'VisibleString',
};

interface NameContent {
  readonly rdns: readonly Rdn[];
  readonly problems: readonly DerProblem[];
}

/** A Name whose attributes are decoded on first use, by a reader of its own. */
export class ParsedName implements Name {
  readonly range: ByteRange;
  readonly #node: DerNode;
  readonly #reader: DerReader;
  readonly #where: string;
  #content: NameContent | undefined;
  #text: string | undefined;
  #matchKey: string | undefined;

  constructor(reader: DerReader, node: DerNode, where: string) {
    this.range = node.range;
    this.#node = node;
    this.#reader = reader;
    this.#where = where;
  }

  get rdns(): readonly Rdn[] {
    return this.#decode().rdns;
  }

  get text(): string {
    this.#text ??= formatName(this.rdns, this.#reader.bytes);
    return this.#text;
  }

  get matchKey(): string {
    this.#matchKey ??= nameMatchKey(this.rdns);
    return this.#matchKey;
  }

  /** What is wrong inside the name. */
  get problems(): readonly DerProblem[] {
    return this.#decode().problems;
  }

  #decode(): NameContent {
    this.#content ??= parseContent(this.#reader.fork(this.#where), this.#node);
    return this.#content;
  }
}

/** Name (RFC 5280 §4.1.2.4). `node` is its SEQUENCE (or an implicitly tagged one), or absent: then it has no RDNs. */
export function parseName(reader: DerReader, node: DerNode, where: string): ParsedName {
  return new ParsedName(reader, node, where);
}

function parseContent(reader: DerReader, node: DerNode): NameContent {
  const rdns: Rdn[] = [];
  const sequence = reader.enter(node, '');
  while (!sequence.done) rdns.push(parseRdn(reader, sequence.take(Tag.set, 'rdn')));
  return { rdns, problems: reader.problems };
}

/** RelativeDistinguishedName; also for the SET content of `nameRelativeToCRLIssuer`. */
export function parseRdn(reader: DerReader, node: DerNode): Rdn {
  const attributes: NameAttribute[] = [];
  const set = reader.enter(node, '.rdn');
  while (!set.done) attributes.push(parseAttribute(reader, set.take(Tag.sequence, 'attribute')));
  if (node.present && attributes.length === 0)
    reader.report('bad-value', node, '.rdn', 'a name component without attributes');
  return { range: node.range, attributes };
}

function parseAttribute(reader: DerReader, node: DerNode): NameAttribute {
  const where = '.rdn.attribute';
  const sequence = reader.enter(node, where);
  const oidNode = sequence.take(Tag.objectIdentifier, 'type');
  const known = attributeTypes.find(reader.bytes, oidNode.contentStart, oidNode.contentEnd);
  const oid = known?.oid ?? readOid(reader, oidNode, where);
  const valueNode = sequence.next();
  sequence.finish();
  return {
    range: node.range,
    oid,
    type: known?.meaning ?? oid,
    value: attributeValue(reader, valueNode, where),
    encoding: encodings[valueNode.tag] ?? 'other',
    valueRange: valueNode.range,
  };
}

function attributeValue(reader: DerReader, node: DerNode, where: string): string {
  const string = readString(reader.bytes, node);
  if (string === undefined) return hexValue(reader.bytes, node.range);
  if (string.damaged) reader.report('bad-value', node, where, `bytes that are not allowed in ${describeTag(node.tag)}`);
  return string.text;
}
