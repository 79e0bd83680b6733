import type { Rule } from '../types.ts';
import { anyPolicyQualifier } from './any-policy-qualifier.ts';
import { authorityInfoAccessCritical } from './authority-info-access-critical.ts';
import { authorityKeyIdentifierCritical } from './authority-key-identifier-critical.ts';
import { authorityKeyIdentifierMissing } from './authority-key-identifier-missing.ts';
import { authorityKeyIdentifierWithoutKey } from './authority-key-identifier-without-key.ts';
import { basicConstraintsExplicitFalse } from './basic-constraints-explicit-false.ts';
import { basicConstraintsNotCritical } from './basic-constraints-not-critical.ts';
import { criticalExplicitFalse } from './critical-explicit-false.ts';
import { crlDistributionPointsCritical } from './crl-distribution-points-critical.ts';
import { distributionPointIncomplete } from './distribution-point-incomplete.ts';
import { distributionPointsWithoutHttp } from './distribution-points-without-http.ts';
import { duplicate } from './duplicate.ts';
import { empty } from './empty.ts';
import { explicitTextControlCharacters } from './explicit-text-control-characters.ts';
import { explicitTextIa5String } from './explicit-text-ia5-string.ts';
import { explicitTextNotNfc } from './explicit-text-not-nfc.ts';
import { explicitTextNotUtf8 } from './explicit-text-not-utf8.ts';
import { explicitTextTooLong } from './explicit-text-too-long.ts';
import { extendedKeyUsageCriticalAny } from './extended-key-usage-critical-any.ts';
import { freshestCrlCritical } from './freshest-crl-critical.ts';
import { inhibitAnyPolicyNotCritical } from './inhibit-any-policy-not-critical.ts';
import { issuerLocationWithoutHttp } from './issuer-location-without-http.ts';
import { keyUsageBeyondPurposes } from './key-usage-beyond-purposes.ts';
import { keyUsageCertSignWithoutCa } from './key-usage-cert-sign-without-ca.ts';
import { keyUsageEmpty } from './key-usage-empty.ts';
import { keyUsageMissingInCa } from './key-usage-missing-in-ca.ts';
import { keyUsageNotCritical } from './key-usage-not-critical.ts';
import { keyUsageTooLong } from './key-usage-too-long.ts';
import { keyUsageTrailingZeros } from './key-usage-trailing-zeros.ts';
import { keyUsageUnusedBits } from './key-usage-unused-bits.ts';
import { nameConstraintDnsLeadingPeriod } from './name-constraint-dns-leading-period.ts';
import { nameConstraintOnEdiPartyName } from './name-constraint-on-edi-party-name.ts';
import { nameConstraintOnRegisteredId } from './name-constraint-on-registered-id.ts';
import { nameConstraintOnX400Address } from './name-constraint-on-x400-address.ts';
import { nameConstraintUriHost } from './name-constraint-uri-host.ts';
import { nameConstraintsEmpty } from './name-constraints-empty.ts';
import { nameConstraintsMaximum } from './name-constraints-maximum.ts';
import { nameConstraintsMinimum } from './name-constraints-minimum.ts';
import { nameConstraintsNotCritical } from './name-constraints-not-critical.ts';
import { nameConstraintsOutsideCa } from './name-constraints-outside-ca.ts';
import { pathLengthNegative } from './path-length-negative.ts';
import { pathLengthNotApplicable } from './path-length-not-applicable.ts';
import { policyConstraintsEmpty } from './policy-constraints-empty.ts';
import { policyConstraintsNotCritical } from './policy-constraints-not-critical.ts';
import { policyDuplicate } from './policy-duplicate.ts';
import { policyMappingOfAny } from './policy-mapping-of-any.ts';
import { policyMappingUnasserted } from './policy-mapping-unasserted.ts';
import { policyMappingsNotCritical } from './policy-mappings-not-critical.ts';
import { policyNoticeReference } from './policy-notice-reference.ts';
import { precertificateWithTimestamps } from './precertificate-with-timestamps.ts';
import { subjectDirectoryAttributesCritical } from './subject-directory-attributes-critical.ts';
import { subjectInfoAccessCritical } from './subject-info-access-critical.ts';
import { subjectKeyIdentifierCritical } from './subject-key-identifier-critical.ts';
import { subjectKeyIdentifierMissingInCa } from './subject-key-identifier-missing-in-ca.ts';
import { subjectKeyIdentifierMissingInLeaf } from './subject-key-identifier-missing-in-leaf.ts';
import { timestampListEmpty } from './timestamp-list-empty.ts';

/** Rules about extensions, but for alternative names. */
export const extensionRules: readonly Rule[] = [
  authorityKeyIdentifierMissing,
  authorityKeyIdentifierWithoutKey,
  authorityKeyIdentifierCritical,
  subjectKeyIdentifierMissingInCa,
  subjectKeyIdentifierMissingInLeaf,
  subjectKeyIdentifierCritical,
  basicConstraintsNotCritical,
  basicConstraintsExplicitFalse,
  pathLengthNotApplicable,
  pathLengthNegative,
  keyUsageMissingInCa,
  keyUsageEmpty,
  keyUsageCertSignWithoutCa,
  keyUsageNotCritical,
  keyUsageUnusedBits,
  keyUsageTrailingZeros,
  keyUsageTooLong,
  keyUsageBeyondPurposes,
  extendedKeyUsageCriticalAny,
  nameConstraintsOutsideCa,
  nameConstraintsNotCritical,
  nameConstraintsEmpty,
  nameConstraintsMinimum,
  nameConstraintsMaximum,
  nameConstraintUriHost,
  nameConstraintDnsLeadingPeriod,
  nameConstraintOnRegisteredId,
  nameConstraintOnX400Address,
  nameConstraintOnEdiPartyName,
  policyDuplicate,
  anyPolicyQualifier,
  policyNoticeReference,
  explicitTextIa5String,
  explicitTextNotUtf8,
  explicitTextTooLong,
  explicitTextControlCharacters,
  explicitTextNotNfc,
  policyMappingsNotCritical,
  policyMappingOfAny,
  policyMappingUnasserted,
  policyConstraintsEmpty,
  policyConstraintsNotCritical,
  inhibitAnyPolicyNotCritical,
  crlDistributionPointsCritical,
  distributionPointIncomplete,
  distributionPointsWithoutHttp,
  freshestCrlCritical,
  authorityInfoAccessCritical,
  issuerLocationWithoutHttp,
  subjectInfoAccessCritical,
  subjectDirectoryAttributesCritical,
  duplicate,
  empty,
  criticalExplicitFalse,
  timestampListEmpty,
  precertificateWithTimestamps,
];
