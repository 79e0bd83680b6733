import { contextConstructed, Tag } from '../../asn1/reader.ts';
import type { ByteRange } from '../../text/range.ts';
import type { CertificateList, Field, RevokedCertificate } from '../types.ts';
import { extensionField, extensionsFields } from './extension-fields.ts';
import { algorithmField, bitStringField, childrenAt, coverAll, field, lazyField, timeField } from './field.ts';
import { nameField } from './name-fields.ts';

/** The fields of a revocation list in encoded order (RFC 5280 §5.1). Its entries, maybe 100,000, are decoded when looked at. */
export function crlFields(crl: CertificateList): readonly Field[] {
  const { der, extensions } = crl;
  const parts = childrenAt(der, crl.tbs);
  const [first] = parts;
  const wrapper = parts.find(({ tag }) => tag === contextConstructed(0));
  return [
    ...(first?.tag === Tag.integer ? [field('version', `v${crl.version}`, first.range)] : []),
    algorithmField('signature', crl.innerSignatureAlgorithm),
    nameField('issuer', crl.issuer),
    timeField('thisUpdate', crl.thisUpdate),
    ...(crl.nextUpdate ? [timeField('nextUpdate', crl.nextUpdate)] : []),
    ...revokedFields(crl),
    ...extensionsFields('crlExtensions', der, extensions, wrapper?.range ?? coverAll(extensions)),
    algorithmField('signatureAlgorithm', crl.signatureAlgorithm),
    bitStringField('signatureValue', crl.signature),
  ];
}

function revokedFields(crl: CertificateList): readonly Field[] {
  const first = crl.revokedAt(0);
  const last = crl.revokedAt(crl.revokedCount - 1);
  if (first === undefined || last === undefined) return [];
  const range = { start: first.range.start, end: last.range.end };
  const describe = (): readonly Field[] =>
    Array.from({ length: crl.revokedCount }, (_, index) => new RevokedField(crl, index));
  return [lazyField('revokedCertificates', `${crl.revokedCount} entries`, range, describe)];
}

/** One entry, decoded when anything but its name is asked for. */
class RevokedField implements Field {
  readonly name = 'revokedCertificate';
  readonly #crl: CertificateList;
  readonly #index: number;

  constructor(crl: CertificateList, index: number) {
    this.#crl = crl;
    this.#index = index;
  }

  get value(): string | undefined {
    return this.#entry?.serialNumber.hex;
  }

  get range(): ByteRange {
    return this.#entry?.range ?? { start: 0, end: 0 };
  }

  get children(): readonly Field[] {
    const entry = this.#entry;
    return entry ? entryFields(this.#crl.der, entry) : [];
  }

  get #entry(): RevokedCertificate | undefined {
    return this.#crl.revokedAt(this.#index);
  }
}

function entryFields(
  der: Uint8Array,
  { serialNumber, revocationDate, extensions }: RevokedCertificate,
): readonly Field[] {
  return [
    field('userCertificate', serialNumber.hex, serialNumber.range),
    timeField('revocationDate', revocationDate),
    ...extensions.map((extension) => extensionField(der, extension)),
  ];
}
