import { rfc5280 } from '../citations.ts';
import { attributeRule } from './attribute-rule.ts';

const controls = /[\x00-\x1f\x7f-\x9f]/;

/** Control characters in an attribute of the subject. */
export const controlCharacters = attributeRule({
  id: 'name/control-characters',
  title: 'Control characters in the subject',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  zlint: ['e_subject_dn_not_printable_characters'],
  place: 'subject',
  oddOnly: true,
  isWrong: ({ value }) => controls.test(value),
  describe: (t, { type }) =>
    t(
      'The attribute {0} of the subject has control characters. TLS stacks accept it, but names with them look like others in logs, and may cut or forge lines there; issue the certificate again without them.',
      type,
    ),
});
