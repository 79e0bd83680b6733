import { contextConstructed, type DerNode } from '../../asn1/reader.ts';
import type { Certificate, Field } from '../types.ts';
import { extensionsFields } from './extension-fields.ts';
import { algorithmField, bitStringField, childrenAt, coverAll, field, item, timeField } from './field.ts';
import { nameField } from './name-fields.ts';
import { publicKeyField } from './public-key-fields.ts';

/** The fields of a certificate in encoded order (RFC 5280 §4.1), those of its to-be-signed part not set apart. */
export function certificateFields(certificate: Certificate): readonly Field[] {
  const { der, tbs, serialNumber, issuer, subject, extensions } = certificate;
  const parts = childrenAt(der, tbs);
  return [
    ...versionFields(parts[0], certificate.version),
    field('serialNumber', serialNumber.hex, serialNumber.range),
    algorithmField('signature', certificate.innerSignatureAlgorithm),
    nameField('issuer', issuer),
    validityField(certificate),
    nameField('subject', subject),
    publicKeyField(der, certificate.publicKey),
    ...uniqueIdFields(certificate),
    ...extensionsFields('extensions', der, extensions, partWithTag(parts, 3)?.range ?? coverAll(extensions)),
    algorithmField('signatureAlgorithm', certificate.signatureAlgorithm),
    bitStringField('signatureValue', certificate.signature),
    ...trustFields(certificate),
  ];
}

/** The field `[0]` or, in lists and requests, the INTEGER; nothing where the default stands. */
function versionFields(node: DerNode | undefined, version: number): readonly Field[] {
  return node?.tag === contextConstructed(0) ? [field('version', `v${version}`, node.range)] : [];
}

function partWithTag(parts: readonly DerNode[], number: number): DerNode | undefined {
  return parts.find(({ tag }) => tag === contextConstructed(number));
}

function validityField({ validity }: Certificate): Field {
  const notBefore = timeField('notBefore', validity.notBefore);
  const notAfter = timeField('notAfter', validity.notAfter);
  return field('validity', `${notBefore.value} – ${notAfter.value}`, validity.range, [notBefore, notAfter]);
}

function uniqueIdFields({ issuerUniqueId, subjectUniqueId }: Certificate): readonly Field[] {
  return [
    ...(issuerUniqueId ? [bitStringField('issuerUniqueID', issuerUniqueId)] : []),
    ...(subjectUniqueId ? [bitStringField('subjectUniqueID', subjectUniqueId)] : []),
  ];
}

function trustFields({ trustSettings }: Certificate): readonly Field[] {
  if (trustSettings === undefined) return [];
  const { alias, trusted, rejected, range } = trustSettings;
  return [
    field('trustSettings', alias, range, [
      ...trusted.map((purpose) => item(`trusted for ${purpose.name}`, purpose.range)),
      ...rejected.map((purpose) => item(`rejected for ${purpose.name}`, purpose.range)),
    ]),
  ];
}
