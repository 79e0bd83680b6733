import { toHex, toShortHex } from '../asn1/hex.ts';
import { readOid } from '../asn1/oid.ts';
import { contextConstructed, contextTag, type DerNode, type DerReader, describeTag } from '../asn1/reader.ts';
import { decodeLatin1, isAscii } from '../asn1/strings.ts';
import { formatIpAddress } from './ip-address.ts';
import { parseName } from './name.ts';
import { describeOtherName } from './other-name.ts';
import type { GeneralName } from './types.ts';

/** GeneralNames (RFC 5280 §4.2.1.6): the children of `node`, which may be implicitly tagged. */
export function parseGeneralNames(reader: DerReader, node: DerNode, where: string): GeneralName[] {
  const names: GeneralName[] = [];
  const sequence = reader.enter(node, where);
  while (!sequence.done) names.push(parseGeneralName(reader, sequence.next(), where));
  return names;
}

/** GeneralName, of any tag: one that is none of the nine is `unknown`, with its bytes, and reported. */
export function parseGeneralName(reader: DerReader, node: DerNode, where: string): GeneralName {
  switch (node.tag) {
    case contextTag(1):
      return textName('email', reader, node, where);
    case contextTag(2):
      return textName('DNS', reader, node, where);
    case contextTag(6):
      return textName('URI', reader, node, where);
    case contextTag(7):
      return ipName(reader, node, where);
    case contextTag(8):
      return { kind: 'RegisteredID', range: node.range, value: readOid(reader, node, where) };
    default:
      return constructedName(reader, node, where);
  }
}

function constructedName(reader: DerReader, node: DerNode, where: string): GeneralName {
  const { range } = node;
  switch (node.tag) {
    case contextConstructed(0):
      return { kind: 'otherName', range, value: describeOtherName(reader, node, where) };
    case contextConstructed(3):
      return { kind: 'X400Name', range, value: toShortHex(reader.bytes, node.contentStart, node.contentEnd) };
    case contextConstructed(4):
      return directoryName(reader, node, where);
    case contextConstructed(5):
      return { kind: 'EDIPartyName', range, value: toShortHex(reader.bytes, node.contentStart, node.contentEnd) };
    default:
      return unknownName(reader, node, where, `expected a GeneralName, found ${describeTag(node.tag)}`);
  }
}

function textName(kind: 'DNS' | 'email' | 'URI', reader: DerReader, node: DerNode, where: string): GeneralName {
  const { bytes } = reader;
  if (!isAscii(bytes, node.contentStart, node.contentEnd)) {
    reader.report('bad-value', node, where, `${kind} name with characters outside ASCII`);
  }
  return { kind, range: node.range, value: decodeLatin1(bytes, node.contentStart, node.contentEnd) };
}

function ipName(reader: DerReader, node: DerNode, where: string): GeneralName {
  const value = formatIpAddress(reader.bytes, node.contentStart, node.contentEnd);
  if (value !== undefined) return { kind: 'IP', range: node.range, value };
  return unknownName(reader, node, where, `iPAddress of ${node.length} bytes`);
}

/** directoryName is EXPLICIT, since Name is a CHOICE. */
function directoryName(reader: DerReader, node: DerNode, where: string): GeneralName {
  const name = parseName(reader, reader.enter(node, where).next(), where);
  for (const problem of name.problems) reader.report(problem.code, problem.range, where, problem.what);
  return { kind: 'DirName', range: node.range, value: name.text, name };
}

function unknownName(reader: DerReader, node: DerNode, where: string, what: string): GeneralName {
  reader.report('bad-value', node, where, what);
  const hex = toHex(reader.bytes, node.start, Math.min(node.end, node.start + 512));
  return { kind: 'unknown', range: node.range, value: `${describeTag(node.tag)} ${hex}` };
}

/** For people and comparison: `DNS:api.example`, `IP:10.0.0.1`, `URI:spiffe://…`, `email:…`, `DirName:CN=…`, `otherName:UPN:…`. */
export function formatGeneralName(name: GeneralName): string {
  return `${name.kind}:${name.value}`;
}
