import type { StringEncoding } from '../../x509/types.ts';
import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { attributeRule } from './attribute-rule.ts';

const old: ReadonlySet<StringEncoding> = new Set(['TeletexString', 'BMPString', 'UniversalString']);

/** Attribute of the subject in a string type that is read for the sake of old certificates alone. */
export const oldStringType = attributeRule({
  id: 'name/old-string-type',
  title: 'Outdated string type in the subject',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.1.2.4'),
  impliedBy: ['webpki/attribute-encoding'],
  since: publication.rfc5280,
  place: 'subject',
  oddOnly: true,
  isWrong: ({ encoding }) => old.has(encoding),
  // Go reads the others.
  severityOf: ({ encoding }) => (encoding === 'UniversalString' ? 'warning' : 'hint'),
  describe: (t, { type, encoding }) =>
    encoding === 'UniversalString'
      ? t(
          'The attribute {0} of the subject is written as UniversalString. Go refuses the certificate ("unsupported string type: 28"), OpenSSL and Java accept it; issue it again with UTF8String.',
          type,
        )
      : t(
          'The attribute {0} of the subject is written as {1}, which new certificates should not use: not everybody reads the same characters in it. Use UTF8String when it is issued again.',
          type,
          encoding,
        ),
});
