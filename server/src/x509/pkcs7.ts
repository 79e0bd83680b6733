import { decodeOid } from '../asn1/oid.ts';
import {
  contextConstructed,
  type DerCursor,
  type DerLimits,
  type DerNode,
  DerReader,
  defaultDerLimits,
  Tag,
} from '../asn1/reader.ts';
import { parseCertificate } from './certificate.ts';
import { parseCrl } from './crl.ts';
import type { Pkcs7Bundle } from './types.ts';

const signedData = '1.2.840.113549.1.7.2';

/** Content types of PKCS#7 and CMS (RFC 2315 §14, RFC 5652, RFC 5083). */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.7.1', 'data'],
  [signedData, 'signedData'],
  ['1.2.840.113549.1.7.3', 'envelopedData'],
  ['1.2.840.113549.1.7.4', 'signedAndEnvelopedData'],
  ['1.2.840.113549.1.7.5', 'digestedData'],
  ['1.2.840.113549.1.7.6', 'encryptedData'],
  ['1.2.840.113549.1.9.16.1.2', 'authenticatedData'],
  ['1.2.840.113549.1.9.16.1.9', 'compressedData'],
  ['1.2.840.113549.1.9.16.1.23', 'authEnvelopedData'],
  ['2.16.840.1.113730.2.5', 'netscapeCertSequence'],
]);

/** ContentInfo (RFC 2315 §7, RFC 5652 §3); of SignedData, the certificates and CRLs that it carries. */
export function parsePkcs7(der: Uint8Array, limits: DerLimits = defaultDerLimits): Pkcs7Bundle {
  const reader = new DerReader(der, limits);
  const root = reader.root('contentInfo');
  const info = reader.enter(root, 'contentInfo');
  const type = info.take(Tag.objectIdentifier, 'contentType');
  const oid = decodeOid(der, type.contentStart, type.contentEnd) ?? '';
  const content = info.optional(contextConstructed(0));
  reader.reportTrailing(root, 'contentInfo');
  const bag = oid === signedData && content ? readSignedData(reader.enter(content, 'content'), limits) : emptyBag;
  return {
    kind: 'pkcs7',
    der,
    range: root.range,
    contentType: contentTypes.get(oid) ?? oid,
    ...bag,
    // Unlike certificates, PKCS#7 may be BER (RFC 2315 §7).
    problems: reader.problems.filter(({ code }) => code !== 'indefinite-length'),
  };
}

type Bag = Pick<Pkcs7Bundle, 'certificates' | 'crls'>;

const emptyBag: Bag = { certificates: [], crls: [] };

function readSignedData(content: DerCursor, limits: DerLimits): Bag {
  const { reader } = content;
  const signed = reader.enter(content.take(Tag.sequence, 'signedData'), 'signedData');
  signed.take(Tag.integer, 'version');
  signed.take(Tag.set, 'digestAlgorithms');
  signed.take(Tag.sequence, 'contentInfo');
  const certificates = sequencesIn(reader, signed.optional(contextConstructed(0)), 'certificates');
  const crls = sequencesIn(reader, signed.optional(contextConstructed(1)), 'crls');
  const bytesOf = ({ start, end }: DerNode): Uint8Array => reader.bytes.subarray(start, end);
  return {
    certificates: certificates.map((node) => ({
      range: node.range,
      certificate: parseCertificate(bytesOf(node), limits),
    })),
    crls: crls.map((node) => ({ range: node.range, crl: parseCrl(bytesOf(node), limits) })),
  };
}

/** Other choices of these sets (attribute certificates and the like) are tagged, and passed over. */
function sequencesIn(reader: DerReader, node: DerNode | undefined, where: string): readonly DerNode[] {
  return node ? reader.children(node, where).filter(({ tag }) => tag === Tag.sequence) : [];
}
