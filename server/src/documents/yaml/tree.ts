import { type CST, Parser } from 'yaml';
import type { TextRange } from '../../text/range.ts';

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

/** One scalar as written. Offsets in the section's text. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** With its quotes or block scalar header. */
  readonly range: TextRange;
  /** Of a block scalar: the text from its header's end on, and the indentation of its parent. */
  readonly body: TextRange;
  readonly parentIndent: number;
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** Tagged `!!binary`: what is written is base64 of the value. */
  readonly binary: boolean;
}

export interface MapNode {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly token: CST.BlockMap | CST.FlowCollection;
}

export interface SeqNode {
  readonly kind: 'seq';
  readonly token: CST.BlockSequence | CST.FlowCollection;
}

/** An alias is never followed: what it stands for is read where its anchor is. */
export interface AliasNode {
  readonly kind: 'alias';
  readonly range: TextRange;
}

export type YamlNode = ScalarNode | MapNode | SeqNode | AliasNode;

/** One `key: value` of a mapping; a missing value is undefined. */
export interface YamlPair {
  readonly key: ScalarNode;
  readonly value: YamlNode | undefined;
}

/** The root nodes of a section's text, in order (more than one only after `...`). Of broken YAML, what can be made out; never throws. */
export function* parseYaml(text: string): Generator<YamlNode> {
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'document') continue;
    const root = token.value === undefined ? undefined : nodeOf(token.value, false);
    if (root !== undefined) yield root;
  }
}

/** From the node's first character to the end of the last thing in it. */
export function rangeOfNode(node: YamlNode): TextRange {
  if (node.kind === 'scalar' || node.kind === 'alias') return node.range;
  return { start: node.token.offset, end: endOfToken(node.token) };
}

/** The mapping's pairs whose keys are scalars. */
export function* pairsOf(map: MapNode): Generator<YamlPair> {
  for (const item of map.token.items) {
    const key = item.key ? nodeOf(item.key, map.flow) : undefined;
    if (key?.kind !== 'scalar') continue;
    const value = item.value ? nodeOf(item.value, map.flow) : undefined;
    yield { key, value: value?.kind === 'scalar' && isBinary(item.sep) ? { ...value, binary: true } : value };
  }
}

/** Among what stands between a key and its value. */
function isBinary(between: readonly CST.SourceToken[] | undefined): boolean {
  return between?.some(({ type, source }) => type === 'tag' && source === '!!binary') === true;
}

/** The list's items. A `key: value` right inside a flow list is read as its value. */
export function* itemsOf(seq: SeqNode): Generator<YamlNode> {
  const flow = seq.token.type === 'flow-collection';
  for (const item of seq.token.items) {
    const token = item.value ?? item.key;
    const node = token ? nodeOf(token, flow) : undefined;
    if (node !== undefined) yield node;
  }
}

function nodeOf(token: CST.Token, flow: boolean): YamlNode | undefined {
  switch (token.type) {
    case 'scalar':
      return flowScalar(token, 'plain', flow);
    case 'single-quoted-scalar':
      return flowScalar(token, 'single-quoted', flow);
    case 'double-quoted-scalar':
      return flowScalar(token, 'double-quoted', flow);
    case 'block-scalar':
      return blockScalar(token);
    case 'block-map':
      return { kind: 'map', flow, token };
    case 'block-seq':
      return { kind: 'seq', token };
    case 'flow-collection':
      return collection(token);
    case 'alias':
      return { kind: 'alias', range: { start: token.offset, end: token.offset + token.source.length } };
    default:
      return undefined;
  }
}

function collection(token: CST.FlowCollection): MapNode | SeqNode {
  return token.start.type === 'flow-map-start' ? { kind: 'map', flow: true, token } : { kind: 'seq', token };
}

function flowScalar(token: CST.FlowScalar, style: ScalarStyle, flow: boolean): ScalarNode {
  const range = { start: token.offset, end: token.offset + token.source.length };
  return { kind: 'scalar', style, range, body: range, parentIndent: token.indent, flow, binary: false };
}

function blockScalar(token: CST.BlockScalar): ScalarNode {
  const start = token.offset + token.props.reduce((length, prop) => length + sourceLength(prop), 0);
  const end = start + token.source.length;
  return {
    kind: 'scalar',
    style: headerOf(token).startsWith('>') ? 'folded' : 'literal',
    range: { start: token.offset, end },
    body: { start, end },
    parentIndent: token.indent,
    flow: false,
    binary: false,
  };
}

function headerOf(token: CST.BlockScalar): string {
  const header = token.props.find((prop) => prop.type === 'block-scalar-header');
  return header !== undefined && 'source' in header ? header.source : '';
}

function sourceLength(token: CST.Token): number {
  return 'source' in token && typeof token.source === 'string' ? token.source.length : 0;
}

/** End of the last token inside: found by going down, not by recursion. */
function endOfToken(token: CST.Token): number {
  let current = token;
  for (;;) {
    const inner = lastInside(current);
    if (inner === undefined) return current.offset + sourceLength(current);
    current = inner;
  }
}

function lastInside(token: CST.Token): CST.Token | undefined {
  if (token.type === 'block-scalar')
    return { type: 'error', offset: blockScalar(token).range.end, source: '', message: '' };
  if (token.type === 'flow-collection') {
    const close = token.end.findLast((end) => end.type !== 'newline' && end.type !== 'space' && end.type !== 'comment');
    return close ?? lastOfItem(token.items.at(-1)) ?? token.start;
  }
  if (token.type === 'block-map' || token.type === 'block-seq') return lastOfItem(token.items.at(-1));
  return undefined;
}

function lastOfItem(item: CST.CollectionItem | undefined): CST.Token | undefined {
  return item?.value ?? item?.sep?.at(-1) ?? item?.key ?? item?.start.at(-1);
}
