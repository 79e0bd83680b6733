import { toShortHex } from '../asn1/hex.ts';
import { readOid } from '../asn1/oid.ts';
import { readSmallInteger } from '../asn1/primitive.ts';
import { type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { readString } from '../asn1/strings.ts';
import { type ParsedExtension, parseExtensions } from './extension.ts';
import type { CertificationRequest } from './types.ts';

type Attribute = CertificationRequest['attributes'][number];

/** The attributes of a request, and the extensions that one of them asks for. */
export interface RequestAttributes {
  readonly attributes: readonly Attribute[];
  readonly extensions: readonly ParsedExtension[];
}

const challengePassword = '1.2.840.113549.1.9.7';
const extensionRequests: ReadonlySet<string> = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']);

/** PKCS#9 (RFC 2985 §5.4) and what Microsoft's enrolment adds. */
const attributeNames: ReadonlyMap<string, string> = new Map([
  [challengePassword, 'challengePassword'],
  ['1.2.840.113549.1.9.14', 'extensionRequest'],
  ['1.3.6.1.4.1.311.2.1.14', 'msExtensionRequest'],
  ['1.2.840.113549.1.9.2', 'unstructuredName'],
  ['1.2.840.113549.1.9.8', 'unstructuredAddress'],
  ['1.2.840.113549.1.9.9', 'extendedCertificateAttributes'],
  ['1.2.840.113549.1.9.20', 'friendlyName'],
  ['1.2.840.113549.1.9.21', 'localKeyID'],
  ['1.3.6.1.4.1.311.13.2.1', 'msEnrollmentNameValuePair'],
  ['1.3.6.1.4.1.311.13.2.2', 'msEnrollmentCSP'],
  ['1.3.6.1.4.1.311.13.2.3', 'msOSVersion'],
  ['1.3.6.1.4.1.311.21.20', 'msRequestClientInfo'],
  ['1.3.6.1.5.5.7.5.1.1', 'cmcRegInfo'],
]);

/** Attributes (RFC 2986 §4.1): the children of `node`, an implicitly tagged SET OF. */
export function parseRequestAttributes(reader: DerReader, node: DerNode | undefined, where: string): RequestAttributes {
  const attributes: Attribute[] = [];
  const extensions: ParsedExtension[] = [];
  const set = node && reader.enter(node, `${where}.attributes`);
  while (set && !set.done) {
    const sequence = set.take(Tag.sequence, 'attribute');
    if (sequence.present) attributes.push(parseAttribute(reader, sequence, extensions, `${where}.attributes`));
  }
  return { attributes, extensions };
}

/** Adds the extensions that the attribute asks for to `extensions`. */
function parseAttribute(reader: DerReader, node: DerNode, extensions: ParsedExtension[], where: string): Attribute {
  const attribute = reader.enter(node, where);
  const oid = readOid(reader, attribute.take(Tag.objectIdentifier, 'type'), where);
  const values = reader.enter(attribute.take(Tag.set, 'values'), where);
  const head = { range: node.range, oid, name: attributeNames.get(oid) ?? oid };
  // A challenge password is a shared secret between requester and CA: that it is there is all that is said.
  if (oid === challengePassword) return { ...head, text: 'present' };
  const first = values.next();
  if (extensionRequests.has(oid)) {
    const requested = parseExtensions(reader, first, 'extensionRequest');
    extensions.push(...requested);
    return { ...head, text: requested.map(({ name }) => name).join(', ') };
  }
  return { ...head, text: describeValue(reader, first, maxValueDepth) };
}

const maxValueDepth = 3;

/** A value of any type for people: strings and small numbers as they are, what holds others in a row, the rest in hex. */
function describeValue(reader: DerReader, node: DerNode, depth: number): string {
  const text = readString(reader.bytes, node)?.text;
  if (text !== undefined) return text;
  if (node.tag === Tag.integer && node.length <= 4) return String(readSmallInteger(reader, node, '') ?? '');
  if ((node.tag === Tag.sequence || node.tag === Tag.set) && depth > 0) {
    const children = reader.children(node, '');
    return children.map((child) => describeValue(reader, child, depth - 1)).join(', ');
  }
  return toShortHex(reader.bytes, node.contentStart, node.contentEnd, 64);
}
