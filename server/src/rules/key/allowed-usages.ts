import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, type FieldContext, type RuleMetadata, silent } from '../types.ts';

/** Key algorithms that standards say allowed usages of. */
export const keyAlgorithms = {
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  x25519: '1.3.101.110',
  x448: '1.3.101.111',
  ed25519: '1.3.101.112',
  ed448: '1.3.101.113',
} as const;

/** What distinguishes one rule about the usages of a kind of key from the others. */
export interface AllowedUsagesSpec extends Omit<RuleMetadata, 'fixable'>, Pick<CertificateRule, 'about' | 'impliedBy'> {
  /** OIDs of the keys that it is about. */
  readonly algorithms: readonly string[];
  /** Those that are not allowed. */
  readonly forbidden: ReadonlySet<string>;
  /** Only where one of these stands beside them. */
  readonly beside?: ReadonlySet<string>;
  /** `found`: the usages that should not be there, by their names. */
  describe(found: string, context: FieldContext): string;
}

/** A rule about which usages a key's algorithm has no place for (RFC 3279 §2.3.1, RFC 5480 §3, RFC 8813 §3, RFC 9295 §3). */
export function allowedUsagesRule(spec: AllowedUsagesSpec): CertificateRule {
  const { algorithms, forbidden, beside, describe, ...metadata } = spec;
  return {
    ...metadata,
    fixable: false,
    scope: 'certificate',
    extension: extensionOids.keyUsage,
    check(subject, context) {
      if (!algorithms.includes(subject.certificate.publicKey.algorithm.oid)) return silent;
      const { keyUsages = silent } = subject;
      if (!keyUsages.some((usage) => forbidden.has(usage))) return silent;
      if (beside !== undefined && !keyUsages.some((usage) => beside.has(usage))) return silent;
      const found = keyUsages.filter((usage) => forbidden.has(usage)).join(', ');
      return [{ message: describe(found, context), bytes: rangeOf(subject) }];
    },
  };
}

function rangeOf(subject: CertificateSubject): { readonly start: number; readonly end: number } {
  return subject.extension(extensionOids.keyUsage)?.range ?? subject.certificate.tbs;
}
