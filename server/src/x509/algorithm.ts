import { readOid } from '../asn1/oid.ts';
import { readSmallInteger } from '../asn1/primitive.ts';
import { contextConstructed, type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { algorithms } from './oids-algorithms.ts';
import type { AlgorithmIdentifier } from './types.ts';

const rsaPss = '1.2.840.113549.1.1.10';

/** AlgorithmIdentifier (RFC 5280 §4.1.1.2). `node` is its SEQUENCE, or absent. */
export function parseAlgorithm(reader: DerReader, node: DerNode, where: string): AlgorithmIdentifier {
  const sequence = reader.enter(node, where);
  const oidNode = sequence.take(Tag.objectIdentifier, 'algorithm');
  const known = algorithms.find(reader.bytes, oidNode.contentStart, oidNode.contentEnd);
  const oid = known?.oid ?? readOid(reader, oidNode, where);
  const parameters = sequence.done ? undefined : sequence.next();
  sequence.finish();
  return {
    range: node.range,
    oid,
    name: known?.meaning ?? oid,
    parameters: parameters?.range,
    pss: oid === rsaPss && parameters !== undefined ? parsePss(reader, parameters, `${where}.parameters`) : undefined,
  };
}

/** RSASSA-PSS-params (RFC 4055 §3.1), with the standard's defaults for what is left out. */
function parsePss(reader: DerReader, node: DerNode, where: string): AlgorithmIdentifier['pss'] {
  if (node.tag !== Tag.sequence) return undefined;
  const sequence = reader.enter(node, where);
  const hash = sequence.optional(contextConstructed(0));
  const mask = sequence.optional(contextConstructed(1));
  const salt = sequence.optional(contextConstructed(2));
  return {
    hash: hash === undefined ? 'SHA-1' : nestedName(reader, hash, `${where}.hashAlgorithm`),
    maskHash: mask === undefined ? 'SHA-1' : maskHashName(reader, mask, `${where}.maskGenAlgorithm`),
    saltLength: salt === undefined ? 20 : saltLength(reader, salt, `${where}.saltLength`),
  };
}

function nestedName(reader: DerReader, explicit: DerNode, where: string): string {
  return parseAlgorithm(reader, reader.enter(explicit, where).take(Tag.sequence, 'algorithm'), where).name;
}

/** MGF1 carries its hash as parameter. */
function maskHashName(reader: DerReader, explicit: DerNode, where: string): string {
  const mask = reader.enter(explicit, where).take(Tag.sequence, 'algorithm');
  const sequence = reader.enter(mask, where);
  sequence.next();
  return sequence.tag === Tag.sequence ? parseAlgorithm(reader, sequence.next(), where).name : 'SHA-1';
}

function saltLength(reader: DerReader, explicit: DerNode, where: string): number {
  const node = reader.enter(explicit, where).take(Tag.integer, 'saltLength');
  return readSmallInteger(reader, node, where) ?? 0;
}
