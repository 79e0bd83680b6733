import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Relative distinguished name of the subject without an attribute: a set that must have one at least. */
export const emptyComponent: CertificateRule = {
  id: 'name/empty-component',
  title: 'Subject with a component that has no attribute',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.1.2.4'),
  fixable: false,
  since: publication.rfc5280,
  scope: 'certificate',
  check({ certificate: { subject } }, { t }) {
    const empty = subject.rdns.find(({ attributes }) => attributes.length === 0);
    if (empty === undefined || empty.range.end === empty.range.start) return silent;
    const message = t(
      'The subject has a component without an attribute. OpenSSL, Go and Java accept it, stricter software refuses the certificate; issue it again without the empty set.',
    );
    return [{ message, bytes: empty.range }];
  },
};
