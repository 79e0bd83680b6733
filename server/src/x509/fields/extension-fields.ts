import { Tag } from '../../asn1/reader.ts';
import type { ByteRange } from '../../text/range.ts';
import { extensionSummary } from '../extension-rows.ts';
import { formatGeneralName } from '../identity.ts';
import type { DistributionPoint, Extension, ExtensionValue, Field, GeneralName } from '../types.ts';
import { childrenAt, field, item, timeField } from './field.ts';

/** The fields of extensions, below one that covers them all; nothing where there are none. */
export function extensionsFields(
  name: string,
  der: Uint8Array,
  extensions: readonly Extension[],
  range: ByteRange | undefined,
): readonly Field[] {
  if (range === undefined) return [];
  return [
    field(
      name,
      undefined,
      range,
      extensions.map((extension) => extensionField(der, extension)),
    ),
  ];
}

/** One extension: what it says in one line, and below it its OID, criticality and parts. */
export function extensionField(der: Uint8Array, extension: Extension): Field {
  const head = childrenAt(der, extension.range);
  const oid = head.find(({ tag }) => tag === Tag.objectIdentifier);
  const critical = head.find(({ tag }) => tag === Tag.boolean);
  return field(extension.name, extensionSummary(extension.value), extension.range, [
    ...(oid ? [field('extnID', extension.oid, oid.range)] : []),
    ...(critical ? [field('critical', extension.critical ? 'TRUE' : 'FALSE', critical.range)] : []),
    ...valueParts(extension.value),
  ]);
}

function valueParts(value: ExtensionValue): readonly Field[] {
  switch (value.kind) {
    case 'subjectAltName':
    case 'issuerAltName':
    case 'certificateIssuer':
    case 'issuingDistributionPoint':
      return value.names.map(generalNameField);
    case 'extendedKeyUsage':
      return value.purposes.map(({ name, range }) => item(name, range));
    case 'authorityKeyIdentifier':
      return [
        ...value.issuer.map(generalNameField),
        ...(value.serialNumber
          ? [field('authorityCertSerialNumber', value.serialNumber.hex, value.serialNumber.range)]
          : []),
      ];
    case 'certificatePolicies':
      return value.policies.map(({ oid, name, range }) => item(name === undefined ? oid : `${oid} (${name})`, range));
    case 'nameConstraints':
      return [
        ...value.permitted.map(({ base, range }) => item(`permitted ${formatGeneralName(base)}`, range)),
        ...value.excluded.map(({ base, range }) => item(`excluded ${formatGeneralName(base)}`, range)),
      ];
    case 'crlDistributionPoints':
    case 'freshestCRL':
      return value.points.map(distributionPointField);
    case 'authorityInfoAccess':
    case 'subjectInfoAccess':
      return value.descriptions.map(({ method, location, range }) => field(method, formatGeneralName(location), range));
    case 'signedCertificateTimestamps':
      return value.scts.map(timestampField);
    case 'invalidityDate':
      return [timeField('date', value.date)];
    default:
      return [];
  }
}

function generalNameField(name: GeneralName): Field {
  return item(formatGeneralName(name), name.range);
}

function distributionPointField({ names, relativeName, crlIssuer, range }: DistributionPoint): Field {
  const text = [...names.map(formatGeneralName), ...(relativeName === undefined ? [] : [relativeName])].join(', ');
  return field('distributionPoint', text, range, [...names, ...crlIssuer].map(generalNameField));
}

type Timestamps = Extract<ExtensionValue, { readonly kind: 'signedCertificateTimestamps' }>;

function timestampField({ logId, timestamp, range }: Timestamps['scts'][number]): Field {
  const date = new Date(timestamp);
  const when = Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString();
  return field('signedCertificateTimestamp', `${when}, log ${logId}`, range);
}
