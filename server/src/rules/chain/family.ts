import type { Rule } from '../types.ts';
import { algorithmMismatch } from './algorithm-mismatch.ts';
import { duplicateCertificate } from './duplicate-certificate.ts';
import { duplicateExtension } from './duplicate-extension.ts';
import { emptyCaSubject } from './empty-ca-subject.ts';
import { emptyIssuer } from './empty-issuer.ts';
import { explicitCurve } from './explicit-curve.ts';
import { extensionMustNotBeCritical } from './extension-must-not-be-critical.ts';
import { extensionsNeedVersion3 } from './extensions-need-version-3.ts';
import { issuerExpired } from './issuer-expired.ts';
import { issuerNotYetValid } from './issuer-not-yet-valid.ts';
import { keyMayNotSignCertificates } from './key-may-not-sign-certificates.ts';
import { malformed } from './malformed.ts';
import { malformedExtension } from './malformed-extension.ts';
import { malformedNameConstraint } from './malformed-name-constraint.ts';
import { missingIssuer } from './missing-issuer.ts';
import { nameExcluded } from './name-excluded.ts';
import { nameNotPermitted } from './name-not-permitted.ts';
import { notACa } from './not-a-ca.ts';
import { pathLengthExceeded } from './path-length-exceeded.ts';
import { policyMappingOfAny } from './policy-mapping-of-any.ts';
import { policyNotValid } from './policy-not-valid.ts';
import { precertificate } from './precertificate.ts';
import { redundantRoot } from './redundant-root.ts';
import { revoked } from './revoked.ts';
import { signatureMismatch } from './signature-mismatch.ts';
import { tooManyNameConstraints } from './too-many-name-constraints.ts';
import { uniqueIdentifiersNeedVersion2 } from './unique-identifiers-need-version-2.ts';
import { unknownCriticalExtension } from './unknown-critical-extension.ts';
import { unreadableValidity } from './unreadable-validity.ts';
import { unrelatedCertificate } from './unrelated-certificate.ts';
import { unsupportedNameConstraint } from './unsupported-name-constraint.ts';
import { unsupportedVersion } from './unsupported-version.ts';
import { weakKey } from './weak-key.ts';
import { weakSignature } from './weak-signature.ts';
import { wrongKeyUsage } from './wrong-key-usage.ts';
import { wrongOrder } from './wrong-order.ts';
import { wrongPurpose } from './wrong-purpose.ts';

/** Rules about chains. */
export const chainRules: readonly Rule[] = [
  wrongOrder,
  missingIssuer,
  duplicateCertificate,
  unrelatedCertificate,
  redundantRoot,
  signatureMismatch,
  revoked,
  issuerExpired,
  issuerNotYetValid,
  unreadableValidity,
  notACa,
  pathLengthExceeded,
  keyMayNotSignCertificates,
  nameExcluded,
  nameNotPermitted,
  wrongPurpose,
  wrongKeyUsage,
  unknownCriticalExtension,
  policyNotValid,
  policyMappingOfAny,
  weakKey,
  weakSignature,
  malformed,
  malformedExtension,
  duplicateExtension,
  algorithmMismatch,
  unsupportedVersion,
  extensionsNeedVersion3,
  uniqueIdentifiersNeedVersion2,
  explicitCurve,
  emptyIssuer,
  emptyCaSubject,
  precertificate,
  extensionMustNotBeCritical,
  malformedNameConstraint,
  unsupportedNameConstraint,
  tooManyNameConstraints,
];
