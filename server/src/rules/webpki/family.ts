import type { Rule } from '../types.ts';
import { accessLocationTwice } from './access-location-twice.ts';
import { accessMethod } from './access-method.ts';
import { alternativeDirectoryName } from './alternative-directory-name.ts';
import { alternativeEdiPartyName } from './alternative-edi-party-name.ts';
import { alternativeMailAddress } from './alternative-mail-address.ts';
import { alternativeNamesCritical } from './alternative-names-critical.ts';
import { alternativeOtherName } from './alternative-other-name.ts';
import { alternativeRegisteredId } from './alternative-registered-id.ts';
import { alternativeUri } from './alternative-uri.ts';
import { attributeEncoding } from './attribute-encoding.ts';
import { attributeOrder } from './attribute-order.ts';
import { attributeTwice } from './attribute-twice.ts';
import { attributeWithoutContent } from './attribute-without-content.ts';
import { authorityInformationCritical } from './authority-information-critical.ts';
import { authorityInformationMissing } from './authority-information-missing.ts';
import { badCharacterInName } from './bad-character-in-name.ts';
import { basicConstraintsNotCritical } from './basic-constraints-not-critical.ts';
import { caAccessUrlNotHttp } from './ca-access-url-not-http.ts';
import { caAuthorityInformationCritical } from './ca-authority-information-critical.ts';
import { caAuthorityInformationMissing } from './ca-authority-information-missing.ts';
import { caAuthorityInformationRecommended } from './ca-authority-information-recommended.ts';
import { caCannotSignCertificates } from './ca-cannot-sign-certificates.ts';
import { caCannotSignCrls } from './ca-cannot-sign-crls.ts';
import { caCannotSignResponses } from './ca-cannot-sign-responses.ts';
import { caCountryUnknown } from './ca-country-unknown.ts';
import { caCrlPointsCritical } from './ca-crl-points-critical.ts';
import { caCrlPointsMissing } from './ca-crl-points-missing.ts';
import { caCrlUrlMissing } from './ca-crl-url-missing.ts';
import { caExtendedKeyUsageCritical } from './ca-extended-key-usage-critical.ts';
import { caExtendedKeyUsageMissing } from './ca-extended-key-usage-missing.ts';
import { caIssuerUrlMissing } from './ca-issuer-url-missing.ts';
import { caKeyUsageMissing } from './ca-key-usage-missing.ts';
import { caKeyUsageNotCritical } from './ca-key-usage-not-critical.ts';
import { caNameConstraintsNotCritical } from './ca-name-constraints-not-critical.ts';
import { caNotTechnicallyConstrained } from './ca-not-technically-constrained.ts';
import { caOcspUrlMissing } from './ca-ocsp-url-missing.ts';
import { caPolicies } from './ca-policies.ts';
import { caPoliciesCritical } from './ca-policies-critical.ts';
import { caPoliciesMissing } from './ca-policies-missing.ts';
import { caPurposes } from './ca-purposes.ts';
import { caReservedPolicies } from './ca-reserved-policies.ts';
import { caThatCannotSign } from './ca-that-cannot-sign.ts';
import { caWithOrganizationalUnit } from './ca-with-organizational-unit.ts';
import { caWithoutCommonName } from './ca-without-common-name.ts';
import { caWithoutCountry } from './ca-without-country.ts';
import { caWithoutOrganization } from './ca-without-organization.ts';
import { commonName } from './common-name.ts';
import { commonNameNotExact } from './common-name-not-exact.ts';
import { commonNameNotInNames } from './common-name-not-in-names.ts';
import { countryMissing } from './country-missing.ts';
import { countryUnknown } from './country-unknown.ts';
import { crlAuthorityKey } from './crl-authority-key.ts';
import { crlExtension } from './crl-extension.ts';
import { crlIssuer } from './crl-issuer.ts';
import { crlLifetime } from './crl-lifetime.ts';
import { crlNumber } from './crl-number.ts';
import { crlPointsCritical } from './crl-points-critical.ts';
import { crlReason } from './crl-reason.ts';
import { crlReasonCritical } from './crl-reason-critical.ts';
import { crlUrlMissing } from './crl-url-missing.ts';
import { crlUrlNotHttp } from './crl-url-not-http.ts';
import { curve } from './curve.ts';
import { domainValidatedSubject } from './domain-validated-subject.ts';
import { domainValidatedWithLocality } from './domain-validated-with-locality.ts';
import { domainValidatedWithOrganization } from './domain-validated-with-organization.ts';
import { domainValidatedWithPostalCode } from './domain-validated-with-postal-code.ts';
import { domainValidatedWithProvince } from './domain-validated-with-province.ts';
import { domainValidatedWithStreet } from './domain-validated-with-street.ts';
import { dsaKey } from './dsa-key.ts';
import { dsaKeyNotUnique } from './dsa-key-not-unique.ts';
import { dsaKeyOutsideSubgroup } from './dsa-key-outside-subgroup.ts';
import { dsaKeyShort } from './dsa-key-short.ts';
import { dsaKeySize } from './dsa-key-size.ts';
import { dsaParametersMissing } from './dsa-parameters-missing.ts';
import { emptyLabel } from './empty-label.ts';
import { extendedKeyUsageMissing } from './extended-key-usage-missing.ts';
import { hyphenAtEndOfDomain } from './hyphen-at-end-of-domain.ts';
import { individualValidatedWithoutAnybody } from './individual-validated-without-anybody.ts';
import { individualValidatedWithoutCountry } from './individual-validated-without-country.ts';
import { individualValidatedWithoutName } from './individual-validated-without-name.ts';
import { individualValidatedWithoutPlace } from './individual-validated-without-place.ts';
import { internalAccessLocation } from './internal-access-location.ts';
import { internalName } from './internal-name.ts';
import { issuerUrlMissing } from './issuer-url-missing.ts';
import { issuerUrlNotHttp } from './issuer-url-not-http.ts';
import { keyAlgorithmEncoding } from './key-algorithm-encoding.ts';
import { keyType } from './key-type.ts';
import { leafMaySignCertificates } from './leaf-may-sign-certificates.ts';
import { leafMaySignCrls } from './leaf-may-sign-crls.ts';
import { localityOfNobody } from './locality-of-nobody.ts';
import { longLabel } from './long-label.ts';
import { malformedReverseName } from './malformed-reverse-name.ts';
import { ocspResponderCrlPoints } from './ocsp-responder-crl-points.ts';
import { ocspResponderKeyUsage } from './ocsp-responder-key-usage.ts';
import { ocspResponderPolicies } from './ocsp-responder-policies.ts';
import { ocspResponderWithoutNoCheck } from './ocsp-responder-without-no-check.ts';
import { ocspUrlMissing } from './ocsp-url-missing.ts';
import { ocspUrlNotHttp } from './ocsp-url-not-http.ts';
import { oldCaRsaKeyShort } from './old-ca-rsa-key-short.ts';
import { oldRootRsaKeyShort } from './old-root-rsa-key-short.ts';
import { oldRsaKeyShort } from './old-rsa-key-short.ts';
import { onionAddress } from './onion-address.ts';
import { onionDescriptor } from './onion-descriptor.ts';
import { onionWithoutExtendedValidation } from './onion-without-extended-validation.ts';
import { organizationValidatedWithoutCountry } from './organization-validated-without-country.ts';
import { organizationValidatedWithoutOrganization } from './organization-validated-without-organization.ts';
import { organizationValidatedWithoutPlace } from './organization-validated-without-place.ts';
import { organizationalUnit } from './organizational-unit.ts';
import { organizationalUnitWithoutOrganization } from './organizational-unit-without-organization.ts';
import { personalNameWithoutPolicy } from './personal-name-without-policy.ts';
import { placeMissing } from './place-missing.ts';
import { placeThatIsData } from './place-that-is-data.ts';
import { policiesCritical } from './policies-critical.ts';
import { policiesEmpty } from './policies-empty.ts';
import { policiesMissing } from './policies-missing.ts';
import { policyQualifier } from './policy-qualifier.ts';
import { postalCodeOfNobody } from './postal-code-of-nobody.ts';
import { practiceStatementUrl } from './practice-statement-url.ts';
import { provinceOfNobody } from './province-of-nobody.ts';
import { purposeNeitherServerNorClient } from './purpose-neither-server-nor-client.ts';
import { purposes } from './purposes.ts';
import { purposesNotRecommended } from './purposes-not-recommended.ts';
import { reservedAddress } from './reserved-address.ts';
import { reservedAddressInCommonName } from './reserved-address-in-common-name.ts';
import { reservedLabel } from './reserved-label.ts';
import { reservedNetwork } from './reserved-network.ts';
import { reservedReverseAddress } from './reserved-reverse-address.ts';
import { reverseZone } from './reverse-zone.ts';
import { revocationSourceMissing } from './revocation-source-missing.ts';
import { rootExtendedKeyUsage } from './root-extended-key-usage.ts';
import { rootKeyUsageMissing } from './root-key-usage-missing.ts';
import { rootKeyUsageNotCritical } from './root-key-usage-not-critical.ts';
import { rootPathLength } from './root-path-length.ts';
import { rootPolicies } from './root-policies.ts';
import { rsaModulusEven } from './rsa-modulus-even.ts';
import { serialNumberTooShort } from './serial-number-too-short.ts';
import { severalCommonNames } from './several-common-names.ts';
import { sha1Signature } from './sha1-signature.ts';
import { sha1SignatureTooLong } from './sha1-signature-too-long.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';
import { signsCertificatesAsNoCa } from './signs-certificates-as-no-ca.ts';
import { streetOfNobody } from './street-of-nobody.ts';
import { subjectAlternativeNameMissing } from './subject-alternative-name-missing.ts';
import { subjectKeyIdentifierNotRecommended } from './subject-key-identifier-not-recommended.ts';
import { underscore } from './underscore.ts';
import { underscoreBefore20181210 } from './underscore-before-2018-12-10.ts';
import { underscoreForLong } from './underscore-for-long.ts';
import { underscoreInDomain } from './underscore-in-domain.ts';
import { underscoreInHost } from './underscore-in-host.ts';
import { underscoreUnlikeHyphen } from './underscore-unlike-hyphen.ts';
import { validityOver39Months } from './validity-over-39-months.ts';
import { validityOver46Days } from './validity-over-46-days.ts';
import { validityOver47Days } from './validity-over-47-days.ts';
import { validityOver99Days } from './validity-over-99-days.ts';
import { validityOver100Days } from './validity-over-100-days.ts';
import { validityOver199Days } from './validity-over-199-days.ts';
import { validityOver200Days } from './validity-over-200-days.ts';
import { validityOver397Days } from './validity-over-397-days.ts';
import { validityOver398Days } from './validity-over-398-days.ts';
import { validityOver825Days } from './validity-over-825-days.ts';
import { version } from './version.ts';
import { wildcardInLabel } from './wildcard-in-label.ts';
import { wildcardNotFirst } from './wildcard-not-first.ts';
import { wildcardOverRegistry } from './wildcard-over-registry.ts';

/** Rules about what the CA/Browser Forum demands of publicly trusted certificates alone. */
export const webpkiRules: readonly Rule[] = [
  authorityInformationMissing,
  authorityInformationCritical,
  caAuthorityInformationCritical,
  caAuthorityInformationMissing,
  caAuthorityInformationRecommended,
  crlPointsCritical,
  caCrlPointsCritical,
  caCrlPointsMissing,
  caPoliciesMissing,
  caPoliciesCritical,
  policiesMissing,
  policiesCritical,
  caKeyUsageMissing,
  caKeyUsageNotCritical,
  rootKeyUsageMissing,
  rootKeyUsageNotCritical,
  rootExtendedKeyUsage,
  rootPolicies,
  caExtendedKeyUsageCritical,
  caExtendedKeyUsageMissing,
  extendedKeyUsageMissing,
  subjectAlternativeNameMissing,
  basicConstraintsNotCritical,
  subjectKeyIdentifierNotRecommended,
  caNameConstraintsNotCritical,
  ocspResponderCrlPoints,
  ocspResponderPolicies,
  ocspResponderWithoutNoCheck,
  domainValidatedWithOrganization,
  domainValidatedWithLocality,
  domainValidatedWithPostalCode,
  domainValidatedWithProvince,
  domainValidatedWithStreet,
  organizationValidatedWithoutOrganization,
  organizationValidatedWithoutCountry,
  organizationValidatedWithoutPlace,
  individualValidatedWithoutName,
  individualValidatedWithoutAnybody,
  individualValidatedWithoutCountry,
  individualValidatedWithoutPlace,
  caWithoutCommonName,
  caWithoutCountry,
  caWithoutOrganization,
  caWithOrganizationalUnit,
  organizationalUnit,
  organizationalUnitWithoutOrganization,
  placeMissing,
  localityOfNobody,
  provinceOfNobody,
  postalCodeOfNobody,
  streetOfNobody,
  caCannotSignCertificates,
  caCannotSignCrls,
  caCannotSignResponses,
  leafMaySignCertificates,
  leafMaySignCrls,
  ocspResponderKeyUsage,
  caPurposes,
  purposes,
  purposesNotRecommended,
  purposeNeitherServerNorClient,
  caNotTechnicallyConstrained,
  caPolicies,
  caReservedPolicies,
  policiesEmpty,
  personalNameWithoutPolicy,
  policyQualifier,
  practiceStatementUrl,
  issuerUrlNotHttp,
  ocspUrlNotHttp,
  caAccessUrlNotHttp,
  accessMethod,
  accessLocationTwice,
  ocspUrlMissing,
  caOcspUrlMissing,
  issuerUrlMissing,
  caIssuerUrlMissing,
  crlUrlNotHttp,
  crlUrlMissing,
  caCrlUrlMissing,
  revocationSourceMissing,
  crlIssuer,
  signsCertificatesAsNoCa,
  caThatCannotSign,
  rootPathLength,
  version,
  serialNumberTooShort,
  alternativeDirectoryName,
  alternativeEdiPartyName,
  alternativeOtherName,
  alternativeRegisteredId,
  alternativeUri,
  alternativeMailAddress,
  alternativeNamesCritical,
  reservedAddress,
  reservedAddressInCommonName,
  reservedNetwork,
  reverseZone,
  reservedReverseAddress,
  malformedReverseName,
  underscoreBefore20181210,
  underscoreUnlikeHyphen,
  underscore,
  underscoreForLong,
  underscoreInDomain,
  underscoreInHost,
  hyphenAtEndOfDomain,
  wildcardOverRegistry,
  wildcardInLabel,
  wildcardNotFirst,
  badCharacterInName,
  emptyLabel,
  longLabel,
  reservedLabel,
  onionAddress,
  onionDescriptor,
  commonNameNotInNames,
  commonNameNotExact,
  commonName,
  severalCommonNames,
  domainValidatedSubject,
  countryUnknown,
  caCountryUnknown,
  placeThatIsData,
  attributeWithoutContent,
  attributeTwice,
  attributeOrder,
  attributeEncoding,
  dsaKey,
  dsaKeySize,
  dsaKeyShort,
  dsaKeyOutsideSubgroup,
  dsaKeyNotUnique,
  dsaParametersMissing,
  curve,
  oldRootRsaKeyShort,
  oldCaRsaKeyShort,
  oldRsaKeyShort,
  rsaModulusEven,
  keyType,
  keyAlgorithmEncoding,
  sha1Signature,
  sha1SignatureTooLong,
  signatureAlgorithm,
  crlNumber,
  crlAuthorityKey,
  crlReasonCritical,
  crlReason,
  crlLifetime,
  crlExtension,
  validityOver39Months,
  validityOver825Days,
  validityOver398Days,
  validityOver397Days,
  validityOver200Days,
  validityOver199Days,
  validityOver100Days,
  validityOver99Days,
  validityOver47Days,
  validityOver46Days,
  internalName,
  internalAccessLocation,
  countryMissing,
  onionWithoutExtendedValidation,
];
