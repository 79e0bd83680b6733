import type { PathReason, ReasonCode } from '../../path/validation/reasons.ts';
import type { FailedPath, PathResult } from '../../path/validation/types.ts';

/** What a certificate of a path is checked for, in the order in which it is told. */
export const checkNames = [
  'encoding',
  'signature',
  'dates',
  'key',
  'authority',
  'key usage',
  'purposes',
  'names',
  'policies',
  'critical extensions',
  'revocation',
] as const;

/** One of them, or `ending`: not about the certificate, but about what is above it. */
export type CheckName = (typeof checkNames)[number] | 'ending';

const checkOf: Readonly<Record<ReasonCode, CheckName>> = {
  revoked: 'revocation',
  expired: 'dates',
  'not-yet-valid': 'dates',
  'unreadable-validity': 'dates',
  'not-a-ca': 'authority',
  'path-length-exceeded': 'authority',
  'key-may-not-sign-certificates': 'key usage',
  'name-excluded': 'names',
  'name-not-permitted': 'names',
  'wrong-purpose': 'purposes',
  'wrong-key-usage': 'key usage',
  'peer-name-mismatch': 'names',
  'unknown-critical-extension': 'critical extensions',
  'policy-not-valid': 'policies',
  'policy-mapping-of-any': 'policies',
  'weak-key': 'key',
  'weak-signature': 'signature',
  'signature-invalid': 'signature',
  malformed: 'encoding',
  'malformed-extension': 'encoding',
  'duplicate-extension': 'encoding',
  'algorithm-mismatch': 'signature',
  'unsupported-version': 'encoding',
  'extensions-need-version-3': 'encoding',
  'unique-identifiers-need-version-2': 'encoding',
  'explicit-curve': 'key',
  'empty-issuer': 'encoding',
  'empty-ca-subject': 'authority',
  precertificate: 'critical extensions',
  'extension-must-not-be-critical': 'critical extensions',
  'extension-must-be-critical': 'critical extensions',
  'malformed-name-constraint': 'names',
  'unsupported-name-constraint': 'names',
  'too-many-name-constraints': 'names',
  'no-subject-alternative-name': 'names',
  'missing-authority-key-identifier': 'encoding',
  'missing-subject-key-identifier': 'encoding',
  'key-identifier-fields': 'encoding',
  'serial-number-range': 'encoding',
  'leaf-may-sign-certificates': 'key usage',
  'name-constraints-in-leaf': 'names',
  'purpose-missing': 'purposes',
  'purpose-forbidden': 'purposes',
  'ca-as-leaf': 'purposes',
  'key-type-not-allowed': 'key',
  'signature-not-allowed': 'signature',
  'common-name-not-in-names': 'names',
  'invalid-dns-name': 'names',
  'wildcard-too-wide': 'names',
  'revocation-unknown': 'revocation',
  'signature-uncheckable': 'signature',
  'path-too-long': 'ending',
  'issuer-not-trusted': 'ending',
  'issuer-not-found': 'ending',
  'work-limit': 'ending',
};

/** Which check a reason comes from. */
export function checkOfReason({ code }: PathReason): CheckName {
  return checkOf[code];
}

/** Whether a reason says only that something could not be told here. */
export function isOpen({ code }: PathReason): boolean {
  return code === 'signature-uncheckable' || code === 'work-limit' || code === 'revocation-unknown';
}

/** The failed path that an answer is about: of an undecided one, the path with nothing known to be wrong. */
export function mainFailure(result: Exclude<PathResult, { readonly verdict: 'valid' }>): FailedPath | undefined {
  const [first] = result.failed;
  return result.verdict === 'invalid' ? first : (result.failed.find(({ reasons }) => reasons.every(isOpen)) ?? first);
}
