import type { Localize } from '../../text/localize.ts';
import { type CertificateRule, type RuleId, type RuleMetadata, silent } from '../types.ts';

/** What distinguishes one rule about the public exponent from the others. */
export interface ExponentRuleSpec extends Omit<RuleMetadata, 'fixable'> {
  readonly impliedBy?: readonly RuleId[];
  isWrong(exponent: bigint): boolean;
  /** `exponent` as text, shortened where it is long. */
  describe(t: Localize, exponent: string): string;
}

/** A rule about the public exponent of RSA keys, which stands on it. */
export function exponentRule({ isWrong, describe, ...metadata }: ExponentRuleSpec): CertificateRule {
  return {
    ...metadata,
    fixable: false,
    scope: 'certificate',
    check(subject, { t }) {
      // Nearly every exponent there is: no number is made of the key for it.
      if (subject.certificate.publicKey.exponent === '010001') return silent;
      const key = subject.rsaKey;
      if (key === undefined || !isWrong(key.exponent)) return silent;
      return [{ message: describe(t, show(key.exponent)), bytes: key.exponentRange }];
    },
  };
}

function show(exponent: bigint): string {
  const digits = exponent.toString();
  return digits.length > 20 ? `${digits.slice(0, 20)}…` : digits;
}
