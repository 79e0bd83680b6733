import { rfc5280 } from '../citations.ts';
import { quote } from '../wording.ts';
import { attributeRule } from './attribute-rule.ts';

/** HTML in an attribute of the subject: `R&amp;D`. */
export const htmlEntities = attributeRule({
  id: 'name/html-entities',
  title: 'HTML entity in the subject',
  severity: 'information',
  force: 'advice',
  citation: rfc5280('4.1.2.6'),
  zlint: ['e_subj_contains_html_entities'],
  place: 'subject',
  oddOnly: true,
  isWrong: ({ value }) => value.includes('&') && /&#?[a-z0-9]+;/i.test(value),
  describe: (t, { type, value }) =>
    t(
      'The attribute {0} of the subject has an HTML entity: {1}. A web form encoded it on its way into the certificate; handshakes succeed, but the name is not the one that was meant.',
      type,
      quote(value),
    ),
});
