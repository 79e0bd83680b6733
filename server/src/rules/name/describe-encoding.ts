import type { Localize } from '../../text/localize.ts';
import type { NameAttribute, StringEncoding } from '../../x509/types.ts';

/** That an attribute is written in another string type than its definition has. */
export function describeEncoding(t: Localize, { type, encoding }: NameAttribute, needed: StringEncoding): string {
  return t(
    'The attribute {0} is written as {1} and must be {2}. TLS stacks read it all the same, but names that differ in it are not always taken for the same; issue the certificate again.',
    type,
    encoding,
    needed,
  );
}
