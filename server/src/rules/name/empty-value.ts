import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { attributeRule } from './attribute-rule.ts';

/** Attribute of the subject without a character. */
export const emptyValue = attributeRule({
  id: 'name/empty-value',
  title: 'Empty attribute in the subject',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  since: publication.rfc5280,
  place: 'subject',
  oddOnly: true,
  isWrong: ({ encoding, value }) => value === '' && encoding !== 'other',
  describe: (t, { type }) =>
    t(
      'The attribute {0} of the subject is empty. TLS stacks accept it, but it names nobody; leave the attribute out when the certificate is issued again.',
      type,
    ),
});
