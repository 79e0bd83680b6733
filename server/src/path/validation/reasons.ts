import type { Certificate } from '../../x509/types.ts';

/**
 * Why a path does not hold, and the section that says so. Closed, and in order of how much a reason explains: the first ones
 * name one fact of one certificate, the last ones only say that nothing was found.
 */
export const reasonSections = {
  // Facts of one certificate that no other certificate can mend.
  revoked: 'RFC 5280 §5.3',
  expired: 'RFC 5280 §4.1.2.5',
  'not-yet-valid': 'RFC 5280 §4.1.2.5',
  'unreadable-validity': 'RFC 5280 §4.1.2.5',
  'not-a-ca': 'RFC 5280 §4.2.1.9',
  'path-length-exceeded': 'RFC 5280 §4.2.1.9',
  'key-may-not-sign-certificates': 'RFC 5280 §4.2.1.3',
  'name-excluded': 'RFC 5280 §4.2.1.10',
  'name-not-permitted': 'RFC 5280 §4.2.1.10',
  'wrong-purpose': 'RFC 5280 §4.2.1.12',
  'wrong-key-usage': 'RFC 5280 §4.2.1.3',
  'peer-name-mismatch': 'RFC 9525 §6',
  'unknown-critical-extension': 'RFC 5280 §4.2',
  'policy-not-valid': 'RFC 5280 §6.1.5',
  'policy-mapping-of-any': 'RFC 5280 §4.2.1.5',
  'weak-key': 'NIST SP 800-131A §2',
  'weak-signature': 'NIST SP 800-131A §3',
  'signature-invalid': 'RFC 5280 §6.1.3',
  // Certificates that are wrong in themselves.
  malformed: 'RFC 5280 §4.1',
  'malformed-extension': 'RFC 5280 §4.2',
  'duplicate-extension': 'RFC 5280 §4.2',
  'algorithm-mismatch': 'RFC 5280 §4.1.1.2',
  'unsupported-version': 'RFC 5280 §4.1.2.1',
  'extensions-need-version-3': 'RFC 5280 §4.1.2.9',
  'unique-identifiers-need-version-2': 'RFC 5280 §4.1.2.8',
  'explicit-curve': 'RFC 5480 §2.1.1',
  'empty-issuer': 'RFC 5280 §4.1.2.4',
  'empty-ca-subject': 'RFC 5280 §4.1.2.6',
  precertificate: 'RFC 6962 §3.1',
  'extension-must-not-be-critical': 'RFC 5280 §4.2',
  'extension-must-be-critical': 'RFC 5280 §4.2',
  'malformed-name-constraint': 'RFC 5280 §4.2.1.10',
  'unsupported-name-constraint': 'RFC 5280 §4.2.1.10',
  'too-many-name-constraints': 'RFC 5280 §4.2.1.10',
  // What public web rules (and strict verifiers) refuse besides.
  'no-subject-alternative-name': 'RFC 9525 §6.3',
  'missing-authority-key-identifier': 'RFC 5280 §4.2.1.1',
  'missing-subject-key-identifier': 'RFC 5280 §4.2.1.2',
  'key-identifier-fields': 'CA/Browser Forum BR §7.1.2.1.3',
  'serial-number-range': 'RFC 5280 §4.1.2.2',
  'leaf-may-sign-certificates': 'RFC 5280 §4.2.1.3',
  'name-constraints-in-leaf': 'RFC 5280 §4.2.1.10',
  'purpose-missing': 'CA/Browser Forum BR §7.1.2.7.6',
  'purpose-forbidden': 'CA/Browser Forum BR §7.1.2.7.10',
  'ca-as-leaf': 'CA/Browser Forum BR §7.1.2.7.6',
  'key-type-not-allowed': 'CA/Browser Forum BR §6.1.5',
  'signature-not-allowed': 'CA/Browser Forum BR §7.1.3.2',
  'common-name-not-in-names': 'CA/Browser Forum BR §7.1.4.3',
  'invalid-dns-name': 'RFC 5280 §4.2.1.6',
  'wildcard-too-wide': 'CA/Browser Forum BR §3.2.2.6',
  // What could not be decided.
  'revocation-unknown': 'RFC 5280 §6.3',
  'signature-uncheckable': 'RFC 5280 §6.1.3',
  'path-too-long': 'RFC 5280 §6.1',
  'issuer-not-trusted': 'RFC 5280 §6.1.1',
  'issuer-not-found': 'RFC 5280 §6.1',
  'work-limit': 'RFC 5280 §8',
} as const satisfies Readonly<Record<string, string>>;

/** The closed set of reasons. */
export type ReasonCode = keyof typeof reasonSections;

/** One reason why a path does not hold. */
export interface PathReason {
  readonly code: ReasonCode;
  /** The certificate that is wrong, or at which the search ended. */
  readonly certificate: Certificate;
  /** In the standard's words: `validity.notAfter`, `basicConstraints.pathLenConstraint`. */
  readonly field: string;
  /** `RFC 5280 §4.2.1.9`. */
  readonly section: string;
  /** What the field says and what it is held against, as text: the excluded name and the constraint. Untrusted, not escaped. */
  readonly values: readonly string[];
}

const order = new Map(Object.keys(reasonSections).map((code, index) => [code, index]));

/** Makes a reason; the section follows from the code. */
export function makeReason(
  code: ReasonCode,
  certificate: Certificate,
  field: string,
  ...values: readonly string[]
): PathReason {
  return { code, certificate, field, section: reasonSections[code], values };
}

/** The most specific first. */
export function rankReasons(reasons: readonly PathReason[]): PathReason[] {
  const rank = ({ code }: PathReason): number => order.get(code) ?? order.size;
  return [...reasons].sort((one, other) => rank(one) - rank(other));
}

/** True where the reasons only say that something could not be decided here: never a verdict on the certificates. */
export function isUndecided(reasons: readonly PathReason[]): boolean {
  return reasons.every(({ code }) => code === 'signature-uncheckable' || code === 'work-limit');
}
