import type { Localize } from '../../text/localize.ts';
import { type CertificateRule, type RuleId, type RuleMetadata, silent } from '../types.ts';

/** What distinguishes one rule about the modulus from the others. */
export interface ModulusRuleSpec extends Omit<RuleMetadata, 'fixable' | 'severity' | 'force'> {
  readonly impliedBy?: readonly RuleId[];
  /** What the modulus gives away; undefined where it is sound. */
  find(modulus: bigint): string | undefined;
  describe(t: Localize, found: string): string;
}

/**
 * A rule about moduli from which the private key can be computed, which stands on the modulus. An error, though handshakes go
 * well: what is proved with such a key is proved by anybody.
 */
export function modulusRule({ find, describe, ...metadata }: ModulusRuleSpec): CertificateRule {
  return {
    ...metadata,
    severity: 'error',
    force: 'MUST',
    fixable: false,
    scope: 'certificate',
    check(subject, { t }) {
      if (subject.certificate.publicKey.type !== 'RSA') return silent;
      const key = subject.rsaKey;
      const found = key && find(key.modulus);
      if (key === undefined || found === undefined) return silent;
      return [{ message: describe(t, found), bytes: key.modulusRange }];
    },
  };
}
