import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { reportOne, webRule } from './web-rule.ts';

/** subjectAltName is critical beside a subject. */
export const alternativeNamesCritical = webRule({
  id: 'webpki/alternative-names-critical',
  title: 'subjectAltName is critical beside a subject',
  force: 'SHOULD',
  section: '7.1.2.7.12',
  since: publication.rfc5280,
  zlint: ['w_ext_san_critical_with_subject_dn'],
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.subjectAltName);
    if (extension?.critical !== true || subject.certificate.subject.rdns.length === 0) return silent;
    const message = t(
      'subjectAltName of {0} is critical, though the certificate has a subject. Nobody refuses that; leave it not critical, or the subject empty, in the next one.',
      nameOf(subject.certificate),
    );
    return reportOne(message, extension.range);
  },
});
