import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { attributeOids, attributeRule } from './attribute-rule.ts';
import { describeEncoding } from './describe-encoding.ts';

/** Domain component of the subject in another string type than IA5String. */
export const domainComponentEncoding = attributeRule({
  id: 'name/domain-component-encoding',
  title: 'Domain component is no IA5String',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('A.1'),
  since: publication.rfc5280,
  place: 'subject',
  type: attributeOids.domainComponent,
  isWrong: ({ encoding }) => encoding !== 'IA5String',
  describe: (t, attribute) => describeEncoding(t, attribute, 'IA5String'),
});
