import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { quote } from '../wording.ts';
import { attributeRule } from './attribute-rule.ts';

const alphabet = /^[A-Za-z0-9 '()+,\-./:=?]*$/;
/** What Go reads besides: both are often met. */
const tolerated = /^[A-Za-z0-9 '()+,\-./:=?*&]*$/;

/** PrintableString with characters that it has not. */
export const printableStringCharacters = attributeRule({
  id: 'name/printable-string-characters',
  title: 'PrintableString with characters outside its alphabet',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('B'),
  since: publication.rfc2459,
  zlint: ['e_subject_printable_string_badalpha'],
  place: 'subject',
  oddOnly: true,
  isWrong: ({ encoding, value }) => encoding === 'PrintableString' && !alphabet.test(value),
  severityOf: ({ value }) => (tolerated.test(value) ? 'information' : 'warning'),
  describe: (t, { type, value }) =>
    tolerated.test(value)
      ? t(
          'The attribute {0} of the subject, {1}, has a character that PrintableString does not have. TLS stacks accept it; write it as UTF8String when the certificate is issued again.',
          type,
          quote(value),
        )
      : t(
          'The attribute {0} of the subject, {1}, has a character that PrintableString does not have. Go refuses the certificate ("invalid PrintableString"), OpenSSL and Java accept it; issue it again with UTF8String.',
          type,
          quote(value),
        ),
});
