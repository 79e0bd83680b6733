import { readSmallInteger } from '../../asn1/primitive.ts';
import { type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { parseBigInteger } from '../big-integer.ts';
import { parseTime } from '../time.ts';
import type { ExtensionValue } from '../types.ts';

/** CRLNumber (RFC 5280 §5.2.3). */
export function crlNumber(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'crlNumber', number: parseBigInteger(reader, reader.expect(node, Tag.integer, ''), '') };
}

/** BaseCRLNumber of a delta CRL (RFC 5280 §5.2.4). */
export function deltaCrlIndicator(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'deltaCRLIndicator', number: parseBigInteger(reader, reader.expect(node, Tag.integer, ''), '') };
}

const reasons: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** CRLReason (RFC 5280 §5.3.1). */
export function crlReason(reader: DerReader, node: DerNode): ExtensionValue {
  const code = readSmallInteger(reader, reader.expect(node, Tag.enumerated, ''), '');
  return { kind: 'crlReason', reason: code === undefined ? 'unreadable' : (reasons[code] ?? `reason ${code}`) };
}

/** InvalidityDate (RFC 5280 §5.3.2). */
export function invalidityDate(reader: DerReader, node: DerNode): ExtensionValue {
  return { kind: 'invalidityDate', date: parseTime(reader, node, '') };
}
