import type { Localize } from '../../text/localize.ts';

/** The message that a name, in quotation marks, has an underscore. */
export function describeUnderscore(name: string, t: Localize): string {
  return t(
    'The name {0} has an underscore, which host names do not have. A public CA has to revoke the certificate; give the host a name with a hyphen and have it issued again.',
    name,
  );
}

/** Letters, digits and hyphens, none at an end, none in the third and fourth place but for `xn--` (RFC 5890 §2.3.1). */
export function isHostLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label) && (!/^..--/.test(label) || /^xn--/i.test(label));
}
