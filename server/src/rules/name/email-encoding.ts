import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';
import { describeEncoding } from './describe-encoding.ts';

/** Mail address of the subject in another string type than IA5String. */
export const emailEncoding = attributeRule({
  id: 'name/email-encoding',
  title: 'Mail address in the subject is no IA5String',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  since: publication.rfc5280,
  place: 'subject',
  type: attributeOids.emailAddress,
  isWrong: ({ encoding }) => encoding !== 'IA5String',
  describe: (t, attribute) => describeEncoding(t, attribute, 'IA5String'),
});
