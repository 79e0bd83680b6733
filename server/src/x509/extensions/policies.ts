import { toShortHex } from '../../asn1/hex.ts';
import { readOid } from '../../asn1/oid.ts';
import { readSmallInteger } from '../../asn1/primitive.ts';
import { contextTag, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { readString } from '../../asn1/strings.ts';
import { certificatePolicies as policyNames, policyQualifiers } from '../oids-policies.ts';
import type { ExtensionValue, PolicyInformation } from '../types.ts';

/** CertificatePolicies (RFC 5280 §4.2.1.4); Microsoft's application policies have the same form. */
export function certificatePolicies(reader: DerReader, node: DerNode): ExtensionValue {
  const policies: PolicyInformation[] = [];
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  while (!sequence.done) policies.push(parsePolicy(reader, sequence.take(Tag.sequence, 'policyInformation')));
  return { kind: 'certificatePolicies', policies };
}

function parsePolicy(reader: DerReader, node: DerNode): PolicyInformation {
  const where = '.policyInformation';
  const sequence = reader.enter(node, where);
  const identifier = sequence.take(Tag.objectIdentifier, 'policyIdentifier');
  const known = policyNames.find(reader.bytes, identifier.contentStart, identifier.contentEnd);
  const oid = known?.oid ?? readOid(reader, identifier, where);
  const qualifiers: PolicyInformation['qualifiers'][number][] = [];
  const list = sequence.optional(Tag.sequence);
  if (list !== undefined) {
    for (const qualifier of reader.children(list, where)) qualifiers.push(parseQualifier(reader, qualifier));
  }
  sequence.finish();
  return { range: node.range, oid, name: known?.meaning, qualifiers };
}

function parseQualifier(reader: DerReader, node: DerNode): PolicyInformation['qualifiers'][number] {
  const where = '.policyInformation.policyQualifiers';
  const sequence = reader.enter(node, where);
  const oid = readOid(reader, sequence.take(Tag.objectIdentifier, 'policyQualifierId'), where);
  const value = sequence.next();
  return { oid, name: policyQualifiers.get(oid) ?? oid, value: qualifierText(reader, value, where) };
}

/** A CPS URI, or a UserNotice: organization with notice numbers, and the explicit text. */
function qualifierText(reader: DerReader, node: DerNode, where: string): string {
  const string = readString(reader.bytes, node);
  if (string !== undefined) return string.text;
  if (node.tag !== Tag.sequence) return toShortHex(reader.bytes, node.start, node.end);
  return reader
    .children(node, where)
    .map((part) => readString(reader.bytes, part)?.text ?? noticeReference(reader, part, where))
    .join('; ');
}

function noticeReference(reader: DerReader, node: DerNode, where: string): string {
  const [organization, numbers] = reader.children(node, where);
  const name = organization === undefined ? '' : (readString(reader.bytes, organization)?.text ?? '');
  if (numbers === undefined) return name;
  const list = reader.children(numbers, where).map((number) => readSmallInteger(reader, number, where) ?? '?');
  return `${name} (${list.join(', ')})`;
}

/** PolicyMappings (RFC 5280 §4.2.1.5). */
export function policyMappings(reader: DerReader, node: DerNode): ExtensionValue {
  const mappings: { issuerDomain: string; subjectDomain: string }[] = [];
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  while (!sequence.done) {
    const mapping = reader.enter(sequence.take(Tag.sequence, 'mapping'), '.mapping');
    const issuer = mapping.take(Tag.objectIdentifier, 'issuerDomainPolicy');
    const subject = mapping.take(Tag.objectIdentifier, 'subjectDomainPolicy');
    mapping.finish();
    mappings.push({
      issuerDomain: readOid(reader, issuer, '.issuerDomainPolicy'),
      subjectDomain: readOid(reader, subject, '.subjectDomainPolicy'),
    });
  }
  return { kind: 'policyMappings', mappings };
}

/** PolicyConstraints (RFC 5280 §4.2.1.11). */
export function policyConstraints(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const explicit = sequence.optional(contextTag(0));
  const mapping = sequence.optional(contextTag(1));
  sequence.finish();
  return {
    kind: 'policyConstraints',
    requireExplicitPolicy: explicit && readSmallInteger(reader, explicit, '.requireExplicitPolicy'),
    inhibitPolicyMapping: mapping && readSmallInteger(reader, mapping, '.inhibitPolicyMapping'),
  };
}

/** InhibitAnyPolicy (RFC 5280 §4.2.1.14). */
export function inhibitAnyPolicy(reader: DerReader, node: DerNode): ExtensionValue {
  const skipCerts = readSmallInteger(reader, reader.expect(node, Tag.integer, ''), '') ?? 0;
  return { kind: 'inhibitAnyPolicy', skipCerts };
}
