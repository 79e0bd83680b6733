import { type DerNode, DerReader } from '../asn1/reader.ts';
import type { ByteRange } from '../text/range.ts';
import type { CertificateList, Extension } from '../x509/types.ts';

/** One revocation list as rules ask about it. */
export class CrlSubject {
  readonly list: CertificateList;

  constructor(list: CertificateList) {
    this.list = list;
  }

  /** The first extension with this OID; undefined where there is none. */
  extension(oid: string): Extension | undefined {
    return this.list.extensions.find((extension) => extension.oid === oid);
  }

  /** When the list was made, milliseconds since 1970 UTC; undefined where it is no time. */
  get thisUpdate(): number | undefined {
    return this.list.thisUpdate.epochMilliseconds;
  }

  /** A reader of the list's DER, for what the model does not keep: how something is encoded. */
  reader(): DerReader {
    return new DerReader(this.list.der);
  }

  /** The TLV at the start of these bytes, as encoded. */
  node(range: ByteRange): DerNode {
    return this.reader().nodeAt(range.start, range.end, '');
  }

  /** The outermost TLV of an extension's value. */
  nodeOf({ valueRange }: Extension): DerNode {
    return this.node(valueRange);
  }

  /** The bytes as they stand in the list. */
  bytes({ start, end }: ByteRange): Uint8Array {
    return this.list.der.subarray(start, end);
  }

  /** The fields of tbsCertList in encoded order, as they are. */
  get tbsFields(): readonly DerNode[] {
    const reader = this.reader();
    return reader.children(reader.nodeAt(this.list.tbs.start, this.list.tbs.end, ''), '');
  }
}
