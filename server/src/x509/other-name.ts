import { toHex, toShortHex } from '../asn1/hex.ts';
import { readOid } from '../asn1/oid.ts';
import { OidTable } from '../asn1/oid-table.ts';
import { contextConstructed, type DerNode, type DerReader, Tag } from '../asn1/reader.ts';
import { readString } from '../asn1/strings.ts';

/** Name forms of otherName (IANA 1.3.6.1.5.5.7.8, Microsoft, Kerberos). */
const nameForms = new OidTable<string>([
  ['1.3.6.1.4.1.311.20.2.3', 'UPN'],
  ['1.3.6.1.4.1.311.25.1', 'NTDS replication GUID'],
  ['1.3.6.1.4.1.311.25.2', 'NTDS CA security'],
  ['1.3.6.1.4.1.311.25.2.1', 'NTDS object SID'],
  ['1.3.6.1.5.2.2', 'Kerberos principal'],
  ['1.3.6.1.5.5.7.8.1', 'personalData'],
  ['1.3.6.1.5.5.7.8.2', 'userGroup'],
  ['1.3.6.1.5.5.7.8.3', 'permanentIdentifier'],
  ['1.3.6.1.5.5.7.8.4', 'hardwareModuleName'],
  ['1.3.6.1.5.5.7.8.5', 'XMPP'],
  ['1.3.6.1.5.5.7.8.6', 'SIM'],
  ['1.3.6.1.5.5.7.8.7', 'SRV'],
  ['1.3.6.1.5.5.7.8.8', 'NAIRealm'],
  ['1.3.6.1.5.5.7.8.9', 'SmtpUTF8Mailbox'],
  ['1.3.6.1.5.5.7.8.10', 'ACPNodeName'],
  ['1.3.6.1.5.5.7.8.11', 'bundleEID'],
  ['2.16.840.1.101.3.6.6', 'FASC-N'],
]);

/** OtherName (RFC 5280 §4.2.1.6) as `UPN:alice@corp.example`: its form, or the OID, and its text, or the value in hex. */
export function describeOtherName(reader: DerReader, node: DerNode, where: string): string {
  const sequence = reader.enter(node, where);
  const oidNode = sequence.take(Tag.objectIdentifier, 'otherName.type-id');
  const known = nameForms.find(reader.bytes, oidNode.contentStart, oidNode.contentEnd);
  const form = known?.meaning ?? readOid(reader, oidNode, where);
  const explicit = sequence.take(contextConstructed(0), 'otherName.value');
  sequence.finish();
  const value = reader.enter(explicit, where).next();
  return `${form}:${describeValue(reader, form, value, where)}`;
}

function describeValue(reader: DerReader, form: string, value: DerNode, where: string): string {
  const string = readString(reader.bytes, value);
  if (string !== undefined) return string.text;
  if (form === 'hardwareModuleName' && value.tag === Tag.sequence) return describeHardwareModule(reader, value, where);
  if (value.tag === Tag.octetString) return toShortHex(reader.bytes, value.contentStart, value.contentEnd);
  return toShortHex(reader.bytes, value.start, value.end);
}

/** HardwareModuleName (RFC 4108 §5): type and serial number. */
function describeHardwareModule(reader: DerReader, node: DerNode, where: string): string {
  const sequence = reader.enter(node, where);
  const type = readOid(reader, sequence.take(Tag.objectIdentifier, 'hwType'), where);
  const serial = sequence.take(Tag.octetString, 'hwSerialNum');
  return `${type} ${toHex(reader.bytes, serial.contentStart, serial.contentEnd)}`;
}
