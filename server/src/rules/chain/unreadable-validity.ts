import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Validity is no readable time. */
export const unreadableValidity = pathRule({
  id: 'chain/unreadable-validity',
  reason: 'unreadable-validity',
  title: 'Validity is no readable time',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.2.5'),
  advise: (t) => t('Issue the certificate again with well-formed dates.'),
});
