import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** CA without a name. */
export const emptyCaSubject = pathRule({
  id: 'chain/empty-ca-subject',
  reason: 'empty-ca-subject',
  title: 'CA without a name',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.1.2.6'),
  advise: (t) => t('Issue the CA again with a subject.'),
});
