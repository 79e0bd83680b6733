import { type DerNode, DerReader, Tag } from '../asn1/reader.ts';
import type { ByteRange } from '../text/range.ts';
import type { CertificateList, Extension } from '../x509/types.ts';
import { type EntryScan, scanEntries } from './crl/entry-scan.ts';

/** One revocation list as rules ask about it. */
export class CrlSubject {
  readonly list: CertificateList;
  #entries: EntryScan | undefined;

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

  /** revokedCertificates, which follow thisUpdate and nextUpdate; undefined where left out. */
  get revokedField(): DerNode | undefined {
    const fields = this.tbsFields;
    const next = fields[fields.findLastIndex(({ tag }) => tag === Tag.utcTime || tag === Tag.generalizedTime) + 1];
    return next?.tag === Tag.sequence ? next : undefined;
  }

  /** What is odd about the revoked certificates: all looked at once, for all rules. */
  get entries(): EntryScan {
    this.#entries ??= scanEntries(this.list, this.revokedField?.content ?? { start: 0, end: 0 });
    return this.#entries;
  }
}
