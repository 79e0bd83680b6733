import { rfc5280 } from '../citations.ts';
import { isEmptyName } from '../name/empty-name.ts';
import { publication } from '../publication.ts';
import { silent } from '../types.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** Critical subjectAltName beside a subject. */
export const criticalWithSubject = altNamesRule(
  'subject',
  {
    id: 'san/critical-with-subject',
    title: 'Subject alternative names are critical beside a subject',
    severity: 'hint',
    force: 'SHOULD',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['w_ext_san_critical_with_subject_dn'],
    impliedBy: ['webpki/alternative-names-critical'],
  },
  ({ critical, range }, { t }, { certificate: { subject } }) => {
    if (!critical || isEmptyName(subject)) return silent;
    const message = t(
      'The subject alternative names are marked critical, which they should be only where the subject is empty. Every TLS stack understands them all the same.',
    );
    return [{ message, bytes: range }];
  },
);
