import { contextConstructed, Tag } from '../../asn1/reader.ts';
import type { ByteRange } from '../../text/range.ts';
import type { CertificationRequest, Field } from '../types.ts';
import { extensionField } from './extension-fields.ts';
import { algorithmField, bitStringField, childrenAt, coverAll, field } from './field.ts';
import { nameField } from './name-fields.ts';
import { publicKeyField } from './public-key-fields.ts';

/** The fields of a certification request in encoded order (RFC 2986 §4). */
export function requestFields(request: CertificationRequest): readonly Field[] {
  const parts = childrenAt(request.der, request.info);
  const version = parts.find(({ tag }) => tag === Tag.integer);
  const attributes = parts.find(({ tag }) => tag === contextConstructed(0));
  return [
    ...(version ? [field('version', `v${request.version}`, version.range)] : []),
    nameField('subject', request.subject),
    publicKeyField(request.der, request.publicKey),
    ...attributesFields(request, attributes?.range ?? coverAll(request.attributes)),
    algorithmField('signatureAlgorithm', request.signatureAlgorithm),
    bitStringField('signature', request.signature),
  ];
}

function attributesFields(request: CertificationRequest, range: ByteRange | undefined): readonly Field[] {
  if (range === undefined) return [];
  const { der, attributes, extensions } = request;
  let next = 0;
  const fields = attributes.map((attribute) => {
    // Attributes and the extensions that they ask for stand in the same order.
    const first = next;
    while (next < extensions.length && (extensions[next]?.range.end ?? 0) <= attribute.range.end) next++;
    const requested = extensions.slice(first, next).map((extension) => extensionField(der, extension));
    return field(attribute.name, attribute.text, attribute.range, requested);
  });
  return [field('attributes', attributes.map(({ name }) => name).join(', '), range, fields)];
}
