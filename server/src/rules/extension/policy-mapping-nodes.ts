import { readOid } from '../../asn1/oid.ts';
import type { ByteRange } from '../../text/range.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';

/** One policy mapping (RFC 5280 §4.2.1.5), with its place. */
export interface PlacedMapping {
  readonly range: ByteRange;
  readonly issuerDomain: string;
  readonly subjectDomain: string;
}

/** The policy mappings with their places; empty where missing. */
export function readMappings(subject: CertificateSubject): readonly PlacedMapping[] {
  const extension = subject.extension(extensionOids.policyMappings);
  if (extension === undefined) return [];
  const reader = subject.reader();
  return reader.children(subject.nodeOf(extension), '').map((node) => {
    const [issuer, mapped] = reader.children(node, '');
    return {
      range: node.range,
      issuerDomain: issuer === undefined ? '' : readOid(reader, issuer, ''),
      subjectDomain: mapped === undefined ? '' : readOid(reader, mapped, ''),
    };
  });
}
