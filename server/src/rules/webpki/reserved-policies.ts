import type { CertificateSubject } from '../certificate-subject.ts';

/** The CA/Browser Forum's policies, which say how far a subject was validated (BR §7.1.6.1), by the names that people give them. */
export const reservedPolicies = {
  DV: '2.23.140.1.2.1',
  OV: '2.23.140.1.2.2',
  IV: '2.23.140.1.2.3',
  EV: '2.23.140.1.1',
} as const;

export type Validation = keyof typeof reservedPolicies;

const reserved: ReadonlySet<string> = new Set(Object.values(reservedPolicies));

/** anyPolicy (RFC 5280 §4.2.1.4). */
export const ANY_POLICY = '2.5.29.32.0';

/** One of the four. */
export function isReservedPolicy(oid: string): boolean {
  return reserved.has(oid);
}

/** Whether a certificate names the policy of this kind of validation. */
export function isValidated(subject: CertificateSubject, validation: Validation): boolean {
  return subject.policies?.some(({ oid }) => oid === reservedPolicies[validation]) === true;
}
