import { algorithmMismatch } from './chain/algorithm-mismatch.ts';
import { duplicateCertificate } from './chain/duplicate-certificate.ts';
import { duplicateExtension } from './chain/duplicate-extension.ts';
import { emptyCaSubject } from './chain/empty-ca-subject.ts';
import { emptyIssuer } from './chain/empty-issuer.ts';
import { explicitCurve } from './chain/explicit-curve.ts';
import { extensionMustNotBeCritical } from './chain/extension-must-not-be-critical.ts';
import { extensionsNeedVersion3 } from './chain/extensions-need-version-3.ts';
import { issuerExpired } from './chain/issuer-expired.ts';
import { issuerNotYetValid } from './chain/issuer-not-yet-valid.ts';
import { keyMayNotSignCertificates } from './chain/key-may-not-sign-certificates.ts';
import { malformed } from './chain/malformed.ts';
import { malformedExtension } from './chain/malformed-extension.ts';
import { malformedNameConstraint } from './chain/malformed-name-constraint.ts';
import { missingIssuer } from './chain/missing-issuer.ts';
import { nameExcluded } from './chain/name-excluded.ts';
import { nameNotPermitted } from './chain/name-not-permitted.ts';
import { notACa } from './chain/not-a-ca.ts';
import { pathLengthExceeded } from './chain/path-length-exceeded.ts';
import { policyMappingOfAny } from './chain/policy-mapping-of-any.ts';
import { policyNotValid } from './chain/policy-not-valid.ts';
import { precertificate } from './chain/precertificate.ts';
import { redundantRoot } from './chain/redundant-root.ts';
import { revoked } from './chain/revoked.ts';
import { signatureMismatch } from './chain/signature-mismatch.ts';
import { tooManyNameConstraints } from './chain/too-many-name-constraints.ts';
import { uniqueIdentifiersNeedVersion2 } from './chain/unique-identifiers-need-version-2.ts';
import { unknownCriticalExtension } from './chain/unknown-critical-extension.ts';
import { unreadableValidity } from './chain/unreadable-validity.ts';
import { unrelatedCertificate } from './chain/unrelated-certificate.ts';
import { unsupportedNameConstraint } from './chain/unsupported-name-constraint.ts';
import { unsupportedVersion } from './chain/unsupported-version.ts';
import { weakKey } from './chain/weak-key.ts';
import { weakSignature } from './chain/weak-signature.ts';
import { wrongKeyUsage } from './chain/wrong-key-usage.ts';
import { wrongOrder } from './chain/wrong-order.ts';
import { wrongPurpose } from './chain/wrong-purpose.ts';
import { mismatch } from './key/mismatch.ts';
import { unencrypted } from './key/unencrypted.ts';
import { caMismatch } from './kubernetes/ca-mismatch.ts';
import { doubleBase64 } from './kubernetes/double-base64.ts';
import { missingKey } from './kubernetes/missing-key.ts';
import { notBase64 } from './kubernetes/not-base64.ts';
import { notPem } from './kubernetes/not-pem.ts';
import { badBase64 } from './pem/bad-base64.ts';
import { escapedNewlines } from './pem/escaped-newlines.ts';
import { gluedBlocks } from './pem/glued-blocks.ts';
import { labelMismatch } from './pem/label-mismatch.ts';
import { truncatedBlock } from './pem/truncated-block.ts';
import { whitespace } from './pem/whitespace.ts';
import { wrongContent } from './pem/wrong-content.ts';
import type { Rule } from './types.ts';
import { expired } from './validity/expired.ts';
import { expiringSoon } from './validity/expiring-soon.ts';
import { notYetValid } from './validity/not-yet-valid.ts';

/** Every rule there is, family by family, in the order of lists, settings and documentation. */
export const rules: readonly Rule[] = [
  expired,
  expiringSoon,
  notYetValid,
  gluedBlocks,
  truncatedBlock,
  labelMismatch,
  badBase64,
  escapedNewlines,
  wrongContent,
  whitespace,
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
  mismatch,
  unencrypted,
  missingKey,
  notBase64,
  doubleBase64,
  notPem,
  caMismatch,
];
