import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { isEmptyName, isMissing } from './empty-name.ts';

/** CA certificate whose subject is an empty name. */
export const noCaSubject: CertificateRule = {
  id: 'name/no-ca-subject',
  title: 'CA certificate with an empty subject',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.1.2.6'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ca_subject_field_empty'],
  scope: 'certificate',
  about: ['ca'],
  impliedBy: ['chain/empty-ca-subject', 'chain/malformed'],
  aboutWhole: true,
  check({ certificate: { subject, issuer }, keyUsages }, { t }) {
    if (!isEmptyName(subject) || isMissing(subject)) return silent;
    if (!isEmptyName(issuer) || isMissing(issuer)) {
      const message = t(
        'The CA certificate has no subject. Paths are found by name, so what it issued will not verify with Java and strict TLS stacks; issue it again with a subject.',
      );
      return [{ message, bytes: subject.range }];
    }
    const message = t(
      'The CA certificate has neither issuer nor subject. Paths are found by name, so it is good for encrypting to its key (as sealed-secrets uses its own) and for no path; where it issues certificates, make it again with a name.',
    );
    const mayIssue = keyUsages?.includes('keyCertSign') !== false;
    const bytes = { start: issuer.range.start, end: subject.range.end };
    return [{ message, bytes, severity: mayIssue ? 'warning' : 'information' }];
  },
};
