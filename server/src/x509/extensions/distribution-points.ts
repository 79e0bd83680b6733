import { namedBits, readBitString, readBoolean } from '../../asn1/primitive.ts';
import { contextConstructed, contextTag, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { parseGeneralNames } from '../general-name.ts';
import { parseRdn } from '../name.ts';
import { formatRdn } from '../name-text.ts';
import type { DistributionPoint, ExtensionValue, GeneralName, Rdn } from '../types.ts';

/** ReasonFlags (RFC 5280 §4.2.1.13), by bit. */
const reasonFlags = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
];

/** CRLDistributionPoints (RFC 5280 §4.2.1.13). */
export function crlDistributionPoints(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'crlDistributionPoints', points: parsePoints(reader, node) };
}

/** FreshestCRL (RFC 5280 §4.2.1.15). */
export function freshestCrl(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'freshestCRL', points: parsePoints(reader, node) };
}

function parsePoints(reader: DerReader, node: DerNode): DistributionPoint[] {
  const points: DistributionPoint[] = [];
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  while (!sequence.done) points.push(parsePoint(reader, sequence.take(Tag.sequence, 'distributionPoint')));
  return points;
}

function parsePoint(reader: DerReader, node: DerNode): DistributionPoint {
  const sequence = reader.enter(node, '.distributionPoint');
  const name = sequence.optional(contextConstructed(0));
  const reasons = sequence.optional(contextTag(1));
  const issuer = sequence.optional(contextConstructed(2));
  sequence.finish();
  return {
    range: node.range,
    ...parsePointName(reader, name),
    reasons: parseReasons(reader, reasons),
    crlIssuer: issuer === undefined ? [] : parseGeneralNames(reader, issuer, '.cRLIssuer'),
  };
}

interface PointName {
  readonly names: readonly GeneralName[];
  readonly relativeName: string | undefined;
  readonly relativeRdn: Rdn | undefined;
}

/** DistributionPointName, a CHOICE and so EXPLICIT: full names, or an RDN below the issuer's name. */
function parsePointName(reader: DerReader, node: DerNode | undefined): PointName {
  if (node === undefined) return { names: [], relativeName: undefined, relativeRdn: undefined };
  const choice = reader.enter(node, '.distributionPoint').next();
  if (choice.tag === contextConstructed(1)) {
    const relativeRdn = parseRdn(reader, choice);
    return { names: [], relativeName: formatRdn(relativeRdn, reader.bytes), relativeRdn };
  }
  return { names: parseGeneralNames(reader, choice, '.fullName'), relativeName: undefined, relativeRdn: undefined };
}

function parseReasons(reader: DerReader, node: DerNode | undefined): string[] {
  return node === undefined ? [] : namedBits(reader.bytes, readBitString(reader, node, '.reasons'), reasonFlags);
}

/** IssuingDistributionPoint (RFC 5280 §5.2.5). */
export function issuingDistributionPoint(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const { names, relativeRdn } = parsePointName(reader, sequence.optional(contextConstructed(0)));
  const flag = (tag: number): boolean => {
    const found = sequence.optional(contextTag(tag));
    return found !== undefined && readBoolean(reader, found, '');
  };
  const onlyContainsUserCerts = flag(1);
  const onlyContainsCACerts = flag(2);
  const onlySomeReasons = parseReasons(reader, sequence.optional(contextTag(3)));
  const indirectCRL = flag(4);
  const onlyContainsAttributeCerts = flag(5);
  sequence.finish();
  return {
    kind: 'issuingDistributionPoint',
    names,
    relativeRdn,
    onlyContainsUserCerts,
    onlyContainsCACerts,
    onlySomeReasons,
    indirectCRL,
    onlyContainsAttributeCerts,
  };
}
