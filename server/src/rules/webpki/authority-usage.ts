import type { Localize } from '../../text/localize.ts';

/** The message that the key of a leaf, in quotation marks, may do what only the key of a CA may. */
export function describeAuthorityUsage(certificate: string, usage: string, t: Localize): string {
  return t(
    'The key usage of {0} lists {1}, which is for CAs alone. Strict verifiers refuse it; have it issued again without.',
    certificate,
    usage,
  );
}
