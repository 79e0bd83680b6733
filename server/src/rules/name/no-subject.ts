import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { isEmptyName, isMissing } from './empty-name.ts';

/** Neither a subject nor subject alternative names. */
export const noSubject: CertificateRule = {
  id: 'name/no-subject',
  title: 'Neither a subject nor subject alternative names',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.6'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_subject_empty_without_san'],
  scope: 'certificate',
  impliedBy: ['name/no-ca-subject', 'chain/empty-ca-subject', 'chain/malformed'],
  check(subject, { t }) {
    const { subject: name } = subject.certificate;
    if (!isEmptyName(name) || isMissing(name)) return silent;
    if (subject.extension(extensionOids.subjectAltName) !== undefined) return silent;
    const message = t(
      'The certificate names nobody: the subject is empty, and there are no subject alternative names. Java refuses it ("subject field is empty, and SubjectAlternativeName extension is absent"), and no peer can tell whom it stands for; issue it again with subject alternative names.',
    );
    return [{ message, bytes: name.range }];
  },
};
