import { rfc5280 } from '../citations.ts';
import { isEmptyName, isMissing } from '../name/empty-name.ts';
import { publication } from '../publication.ts';
import { silent } from '../types.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** subjectAltName that is not critical although the subject is empty. */
export const notCriticalWithoutSubject = altNamesRule(
  'subject',
  {
    id: 'san/not-critical-without-subject',
    title: 'Subject alternative names are not critical though the subject is empty',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc2459,
    zlint: ['e_ext_san_not_critical_without_subject'],
  },
  ({ critical, range }, { t }, { certificate: { subject } }) => {
    if (critical || !isEmptyName(subject) || isMissing(subject)) return silent;
    const message = t(
      'The subject is empty, so the subject alternative names must be marked critical. Java refuses the certificate ("SubjectAlternativeName extension MUST be marked critical when subject field is empty"), OpenSSL does in strict mode, Go accepts it; issue it again.',
    );
    return [{ message, bytes: range }];
  },
);
