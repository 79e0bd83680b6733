import { readOid } from '../../asn1/oid.ts';
import { type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { parseGeneralName } from '../general-name.ts';
import { accessMethods } from '../oids-policies.ts';
import type { ExtensionValue, GeneralName, Ranged } from '../types.ts';

type AccessDescription = Ranged & { readonly method: string; readonly location: GeneralName };

/** AuthorityInfoAccess (RFC 5280 §4.2.2.1). */
export function authorityInfoAccess(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'authorityInfoAccess', descriptions: parseDescriptions(reader, node) };
}

/** SubjectInfoAccess (RFC 5280 §4.2.2.2). */
export function subjectInfoAccess(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'subjectInfoAccess', descriptions: parseDescriptions(reader, node) };
}

function parseDescriptions(reader: DerReader, node: DerNode): AccessDescription[] {
  const descriptions: AccessDescription[] = [];
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  while (!sequence.done) {
    const description = sequence.take(Tag.sequence, 'accessDescription');
    if (description.present) descriptions.push(parseDescription(reader, description));
  }
  return descriptions;
}

function parseDescription(reader: DerReader, node: DerNode): AccessDescription {
  const where = '.accessDescription';
  const sequence = reader.enter(node, where);
  const method = sequence.take(Tag.objectIdentifier, 'accessMethod');
  const known = accessMethods.find(reader.bytes, method.contentStart, method.contentEnd);
  const location = parseGeneralName(reader, sequence.next(), `${where}.accessLocation`);
  sequence.finish();
  return { range: node.range, method: known?.meaning ?? readOid(reader, method, where), location };
}
