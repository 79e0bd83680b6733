import type { Localize } from '../../text/localize.ts';

/** The message that a common name, in quotation marks, is none of the alternative names. */
export function describeCommonName(name: string, t: Localize): string {
  return t(
    'The common name {0} is none of the names in subjectAltName, character for character. Clients look there alone; leave the common name out, or write it as it stands there.',
    name,
  );
}
