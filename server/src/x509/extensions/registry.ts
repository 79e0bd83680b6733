import { OidTable } from '../../asn1/oid-table.ts';
import { crlNumber, crlReason, deltaCrlIndicator, invalidityDate } from './crl.ts';
import type { ExtensionDecoder } from './decoder.ts';
import { crlDistributionPoints, freshestCrl, issuingDistributionPoint } from './distribution-points.ts';
import {
  authorityKeyIdentifier,
  certificateIssuer,
  issuerAltName,
  subjectAltName,
  subjectKeyIdentifier,
} from './identifiers.ts';
import { authorityInfoAccess, subjectInfoAccess } from './information-access.ts';
import { nameConstraints } from './name-constraints.ts';
import { certificatePolicies, inhibitAnyPolicy, policyConstraints, policyMappings } from './policies.ts';
import {
  alternativePublicKey,
  alternativeSignatureAlgorithm,
  cabfOrganizationIdentifier,
  microsoftApplicationPolicies,
  microsoftCaVersion,
  microsoftTemplate,
  netscapeCertType,
  nullValue,
  octetValue,
  privateKeyUsagePeriod,
  smimeCapabilities,
  stringValue,
} from './private.ts';
import { qualifiedStatements } from './qualified-statements.ts';
import { precertificatePoison, signedCertificateTimestamps, tlsFeature } from './transparency.ts';
import { basicConstraints, extendedKeyUsage, keyUsage } from './usage.ts';

/** An extension we know: its name, and how to read it (else it shows as its name and bytes). */
export interface KnownExtension {
  readonly name: string;
  readonly decode: ExtensionDecoder | undefined;
}

type Row = readonly [oid: string, name: string, decode?: ExtensionDecoder];

const rfc5280: readonly Row[] = [
  ['2.5.29.9', 'subjectDirectoryAttributes'],
  ['2.5.29.14', 'subjectKeyIdentifier', subjectKeyIdentifier],
  ['2.5.29.15', 'keyUsage', keyUsage],
  ['2.5.29.16', 'privateKeyUsagePeriod', privateKeyUsagePeriod],
  ['2.5.29.17', 'subjectAltName', subjectAltName],
  ['2.5.29.18', 'issuerAltName', issuerAltName],
  ['2.5.29.19', 'basicConstraints', basicConstraints],
  ['2.5.29.20', 'cRLNumber', crlNumber],
  ['2.5.29.21', 'cRLReason', crlReason],
  ['2.5.29.23', 'holdInstructionCode'],
  ['2.5.29.24', 'invalidityDate', invalidityDate],
  ['2.5.29.27', 'deltaCRLIndicator', deltaCrlIndicator],
  ['2.5.29.28', 'issuingDistributionPoint', issuingDistributionPoint],
  ['2.5.29.29', 'certificateIssuer', certificateIssuer],
  ['2.5.29.30', 'nameConstraints', nameConstraints],
  ['2.5.29.31', 'cRLDistributionPoints', crlDistributionPoints],
  ['2.5.29.32', 'certificatePolicies', certificatePolicies],
  ['2.5.29.33', 'policyMappings', policyMappings],
  ['2.5.29.35', 'authorityKeyIdentifier', authorityKeyIdentifier],
  ['2.5.29.36', 'policyConstraints', policyConstraints],
  ['2.5.29.37', 'extKeyUsage', extendedKeyUsage],
  ['2.5.29.46', 'freshestCRL', freshestCrl],
  ['2.5.29.54', 'inhibitAnyPolicy', inhibitAnyPolicy],
  ['1.3.6.1.5.5.7.1.1', 'authorityInfoAccess', authorityInfoAccess],
  ['1.3.6.1.5.5.7.1.11', 'subjectInfoAccess', subjectInfoAccess],
];

const otherStandards: readonly Row[] = [
  ['1.3.6.1.4.1.11129.2.4.2', 'signedCertificateTimestampList', signedCertificateTimestamps],
  ['1.3.6.1.4.1.11129.2.4.3', 'precertificatePoison', precertificatePoison],
  ['1.3.6.1.4.1.11129.2.4.5', 'ocspSignedCertificateTimestampList', signedCertificateTimestamps],
  ['1.3.6.1.5.5.7.1.24', 'tlsFeature', tlsFeature],
  ['1.3.6.1.5.5.7.1.3', 'qcStatements', qualifiedStatements],
  ['1.3.6.1.5.5.7.1.2', 'biometricInfo'],
  ['1.3.6.1.5.5.7.1.7', 'ipAddrBlocks'],
  ['1.3.6.1.5.5.7.1.8', 'autonomousSysIds'],
  ['1.3.6.1.5.5.7.1.12', 'logotype'],
  ['1.3.6.1.5.5.7.1.14', 'proxyCertInfo'],
  ['1.3.6.1.5.5.7.1.26', 'TNAuthList'],
  ['1.3.6.1.5.5.7.1.28', 'ipAddrBlocks-v2'],
  ['1.3.6.1.5.5.7.1.29', 'autonomousSysIds-v2'],
  ['1.3.6.1.5.5.7.1.31', 'acmeIdentifier', octetValue],
  ['1.3.6.1.5.5.7.1.36', 'relatedCertificate'],
  ['1.3.6.1.5.5.7.48.1.5', 'ocspNoCheck', nullValue],
  ['2.5.29.56', 'noRevAvail', nullValue],
  ['2.5.29.72', 'subjectAltPublicKeyInfo', alternativePublicKey],
  ['2.5.29.73', 'altSignatureAlgorithm', alternativeSignatureAlgorithm],
  ['2.5.29.74', 'altSignatureValue'],
  ['2.16.840.1.114027.80.6.1', 'deltaCertificateDescriptor'],
  ['1.2.840.113549.1.9.15', 'smimeCapabilities', smimeCapabilities],
  ['2.23.140.3.1', 'cabfOrganizationIdentifier', cabfOrganizationIdentifier],
  ['2.23.140.1.31', 'torServiceDescriptor'],
  ['2.5.29.1', 'authorityKeyIdentifier-old'],
  ['2.5.29.2', 'keyAttributes-old'],
  ['2.5.29.3', 'certificatePolicies-old'],
  ['2.5.29.4', 'keyUsageRestriction-old'],
  ['2.5.29.7', 'subjectAltName-old'],
  ['2.5.29.10', 'basicConstraints-old'],
];

const vendors: readonly Row[] = [
  ['2.16.840.1.113730.1.1', 'netscapeCertType', netscapeCertType],
  ['2.16.840.1.113730.1.2', 'netscapeBaseUrl', stringValue],
  ['2.16.840.1.113730.1.3', 'netscapeRevocationUrl', stringValue],
  ['2.16.840.1.113730.1.4', 'netscapeCaRevocationUrl', stringValue],
  ['2.16.840.1.113730.1.7', 'netscapeRenewalUrl', stringValue],
  ['2.16.840.1.113730.1.8', 'netscapeCaPolicyUrl', stringValue],
  ['2.16.840.1.113730.1.12', 'netscapeSslServerName', stringValue],
  ['2.16.840.1.113730.1.13', 'netscapeComment', stringValue],
  ['1.3.6.1.4.1.311.20.2', 'microsoftCertificateTypeName', stringValue],
  ['1.3.6.1.4.1.311.21.1', 'microsoftCaVersion', microsoftCaVersion],
  ['1.3.6.1.4.1.311.21.2', 'microsoftPreviousCaCertificateHash', octetValue],
  ['1.3.6.1.4.1.311.21.3', 'microsoftCrlVirtualBase'],
  ['1.3.6.1.4.1.311.21.4', 'microsoftCrlNextPublish'],
  ['1.3.6.1.4.1.311.21.7', 'microsoftCertificateTemplate', microsoftTemplate],
  ['1.3.6.1.4.1.311.21.10', 'microsoftApplicationPolicies', microsoftApplicationPolicies],
  ['1.3.6.1.4.1.311.21.14', 'microsoftCrlSelfCdp'],
  ['1.3.6.1.4.1.311.25.2', 'microsoftNtdsCaSecurity'],
  ['1.2.840.113533.7.65.0', 'entrustVersion'],
  ['1.2.840.113635.100.6.27.3.1', 'appleServerAuthentication'],
  ['1.3.6.1.4.1.37476.9000.64.1', 'stepProvisioner'],
  ['1.3.6.1.4.1.57264.1.1', 'fulcioIssuer'],
  ['1.3.6.1.4.1.57264.1.8', 'fulcioIssuer-v2', stringValue],
];

/** All extensions known by name, certificate, CRL and CRL entry ones. */
export const knownExtensions: OidTable<KnownExtension> = new OidTable(
  [...rfc5280, ...otherStandards, ...vendors].map(([oid, name, decode]): [string, KnownExtension] => [
    oid,
    { name, decode },
  ]),
);
