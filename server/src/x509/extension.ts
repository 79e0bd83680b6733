import { toShortHex } from '../asn1/hex.ts';
import { readOid } from '../asn1/oid.ts';
import { readBoolean } from '../asn1/primitive.ts';
import { type DerNode, type DerReader, defaultDerLimits, Tag } from '../asn1/reader.ts';
import type { ByteRange } from '../text/range.ts';
import { type KnownExtension, knownExtensions } from './extensions/registry.ts';
import type { ParsedName } from './name.ts';
import type { DecodeProblem, Extension, ExtensionValue } from './types.ts';

/** An extension whose value is decoded on first use, by a reader of its own: damage in one stays in that one. */
export class ParsedExtension implements Extension {
  readonly range: ByteRange;
  readonly oid: string;
  readonly name: string;
  readonly critical: boolean;
  readonly valueRange: ByteRange;
  readonly #reader: DerReader;
  readonly #known: KnownExtension | undefined;
  #decoded: { readonly value: ExtensionValue; readonly problems: readonly DecodeProblem[] } | undefined;

  constructor(
    reader: DerReader,
    range: ByteRange,
    oid: string,
    known: KnownExtension | undefined,
    critical: boolean,
    valueRange: ByteRange,
  ) {
    this.range = range;
    this.oid = oid;
    this.name = known?.name ?? oid;
    this.critical = critical;
    this.valueRange = valueRange;
    this.#reader = reader;
    this.#known = known;
  }

  get value(): ExtensionValue {
    return this.#decode().value;
  }

  /** What is wrong inside the value. */
  get problems(): readonly DecodeProblem[] {
    return this.#decode().problems;
  }

  #decode(): { readonly value: ExtensionValue; readonly problems: readonly DecodeProblem[] } {
    this.#decoded ??= decodeValue(this.#reader, this.name, this.#known, this.valueRange);
    return this.#decoded;
  }
}

function decodeValue(
  source: DerReader,
  name: string,
  known: KnownExtension | undefined,
  range: ByteRange,
): { readonly value: ExtensionValue; readonly problems: readonly DecodeProblem[] } {
  const hex = (): string => toShortHex(source.bytes, range.start, range.end);
  const decode = known?.decode;
  if (decode === undefined) return { value: { kind: 'unknown', hex: hex() }, problems: [] };
  const reader = source.fork(name);
  const node = reader.nodeAt(range.start, range.end, '');
  const value = decode(reader, node);
  if (node.present && node.end < range.end) {
    const rest = { start: node.end, end: range.end };
    reader.report('trailing-data', rest, '', `${rest.end - rest.start} bytes after the value`);
  }
  const fatal = reader.problems.find(({ code }) => code === 'unexpected-tag' || code === 'truncated');
  if (fatal === undefined) return { value, problems: reader.problems };
  return {
    value: { kind: 'malformed', reason: `${fatal.where}: ${fatal.what}`, hex: hex() },
    problems: reader.problems,
  };
}

/** Extensions (RFC 5280 §4.1.2.9): the children of their SEQUENCE. An OID that comes again is reported, and both are kept. */
export function parseExtensions(reader: DerReader, node: DerNode, where: string): ParsedExtension[] {
  const extensions: ParsedExtension[] = [];
  const sequence = reader.enter(node, where);
  while (!sequence.done) {
    const extension = parseExtension(reader, sequence.take(Tag.sequence, 'extension'), where);
    if (extension !== undefined) extensions.push(extension);
  }
  return extensions;
}

/**
 * What is wrong inside names and extensions, and which extension is there more than once (RFC 5280 §4.2); no more than
 * `defaultDerLimits.maxProblems` or one part's worth over. Decodes all of them.
 */
export function collectProblems(
  names: readonly ParsedName[],
  extensions: readonly ParsedExtension[],
  where: string,
): DecodeProblem[] {
  const problems: DecodeProblem[] = names.flatMap((name) => name.problems);
  const seen = new Set<string>();
  for (const { oid, name, range, problems: inside } of extensions) {
    if (problems.length >= defaultDerLimits.maxProblems) break;
    problems.push(...inside);
    if (seen.has(oid)) problems.push({ code: 'duplicate-extension', range, where, what: `${name} once more` });
    seen.add(oid);
  }
  return problems;
}

function parseExtension(reader: DerReader, node: DerNode, where: string): ParsedExtension | undefined {
  if (!node.present) return undefined;
  const sequence = reader.enter(node, where);
  const oidNode = sequence.take(Tag.objectIdentifier, 'extnID');
  const known = knownExtensions.find(reader.bytes, oidNode.contentStart, oidNode.contentEnd);
  const oid = known?.oid ?? readOid(reader, oidNode, where);
  const criticalNode = sequence.optional(Tag.boolean);
  const critical = criticalNode !== undefined && readBoolean(reader, criticalNode, where);
  const value = sequence.take(Tag.octetString, 'extnValue');
  sequence.finish();
  return new ParsedExtension(reader, node.range, oid, known?.meaning, critical, value.content);
}
