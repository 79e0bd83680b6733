import type { DecodeProblem, Name } from '../../x509/types.ts';
import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { isMissing } from './empty-name.ts';

/** Subject that is no distinguished name: not a sequence of sets of attributes. */
export const malformedSubject: CertificateRule = {
  id: 'name/malformed-subject',
  title: 'Subject is no distinguished name',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.2.6'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_subject_not_dn'],
  scope: 'certificate',
  impliedBy: ['chain/malformed'],
  check({ certificate }, { t }) {
    if (isWhole(certificate.subject)) return silent;
    const problem = certificate.problems.find(isAboutSubject);
    if (problem === undefined) return silent;
    const message = t(
      'The subject is no distinguished name: {0}. TLS stacks refuse the certificate; issue it again with other software.',
      problem.what,
    );
    return [{ message, bytes: problem.range }];
  },
};

/** True where every part is of the type that it must be: what is not is missing from the model. */
function isWhole(subject: Name): boolean {
  if (isMissing(subject)) return false;
  for (const { range, attributes } of subject.rdns) {
    if (range.end === range.start) return false;
    for (const { range: inner } of attributes) if (inner.end === inner.start) return false;
  }
  return true;
}

/** Damage of the structure; odd characters are another thing. */
function isAboutSubject({ where, code }: DecodeProblem): boolean {
  if (!where.startsWith('tbsCertificate.subject') || where.startsWith('tbsCertificate.subjectP')) return false;
  return code === 'unexpected-tag' || code === 'truncated';
}
