import { toShortHex } from '../../asn1/hex.ts';
import { readOid } from '../../asn1/oid.ts';
import { OidTable } from '../../asn1/oid-table.ts';
import { readSmallInteger } from '../../asn1/primitive.ts';
import { type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { readString } from '../../asn1/strings.ts';
import type { ExtensionValue } from '../types.ts';

/** OIDs inside qualified certificate statements (RFC 3739, ETSI EN 319 412-5, TS 119 495). */
const statementNames = new OidTable<string>([
  ['1.3.6.1.5.5.7.11.1', 'qcSyntax-v1'],
  ['1.3.6.1.5.5.7.11.2', 'qcSyntax-v2'],
  ['0.4.0.1862.1.1', 'QcCompliance: EU qualified certificate'],
  ['0.4.0.1862.1.2', 'QcLimitValue'],
  ['0.4.0.1862.1.3', 'QcRetentionPeriod'],
  ['0.4.0.1862.1.4', 'QcSSCD: key in a qualified signature creation device'],
  ['0.4.0.1862.1.5', 'QcPDS'],
  ['0.4.0.1862.1.6', 'QcType'],
  ['0.4.0.1862.1.6.1', 'electronic signature'],
  ['0.4.0.1862.1.6.2', 'electronic seal'],
  ['0.4.0.1862.1.6.3', 'web authentication'],
  ['0.4.0.1862.1.7', 'QcCClegislation'],
  ['0.4.0.19495.2', 'PSD2'],
  ['0.4.0.19495.1.1', 'PSP_AS'],
  ['0.4.0.19495.1.2', 'PSP_PI'],
  ['0.4.0.19495.1.3', 'PSP_AI'],
  ['0.4.0.19495.1.4', 'PSP_IC'],
  ['0.4.0.194121.1.1', 'natural person semantics'],
  ['0.4.0.194121.1.2', 'legal person semantics'],
]);

/** QCStatements (RFC 3739 §3.2.6): one line a statement, its name and all that it holds. */
export function qualifiedStatements(reader: DerReader, node: DerNode): ExtensionValue {
  const lines: string[] = [];
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  while (!sequence.done) {
    const statement = reader.enter(sequence.take(Tag.sequence, 'statement'), '.statement');
    const name = oidName(reader, statement.take(Tag.objectIdentifier, 'statementId'));
    const info = statement.next();
    lines.push(info.present ? `${name}: ${leaves(reader, info).join(' ')}` : name);
  }
  return { kind: 'text', lines };
}

function oidName(reader: DerReader, node: DerNode): string {
  const oid = readOid(reader, node, '.statement');
  return statementNames.get(oid) ?? oid;
}

/** Every primitive value below `node` as text, in order. The reader's limits bound it. */
function leaves(reader: DerReader, node: DerNode): string[] {
  if (node.constructed) return reader.children(node, '.statement').flatMap((child) => leaves(reader, child));
  const string = readString(reader.bytes, node);
  if (string !== undefined) return [string.text];
  if (node.tag === Tag.objectIdentifier) return [oidName(reader, node)];
  if (node.tag === Tag.integer) return [String(readSmallInteger(reader, node, '.statement') ?? '?')];
  return [toShortHex(reader.bytes, node.contentStart, node.contentEnd)];
}
