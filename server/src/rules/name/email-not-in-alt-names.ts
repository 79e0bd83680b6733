import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { attributeOids } from './attribute-rule.ts';

/** Mail address in the subject that is not among the subject alternative names. */
export const emailNotInAltNames: CertificateRule = {
  id: 'name/email-not-in-alt-names',
  title: 'Mail address stands in the subject alone',
  // Everybody's first CA has one, and nobody looks for it.
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('4.1.2.6'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_subj_email_not_in_san'],
  scope: 'certificate',
  check(subject, { t }) {
    const addresses = subject.subjectAttributes(attributeOids.emailAddress);
    if (addresses.length === 0) return silent;
    const known = new Set(subject.emails.map(({ value }) => normalize(value)));
    return addresses
      .filter(({ value }) => !known.has(normalize(value)))
      .map(({ value, valueRange }) => ({
        message: t(
          'The mail address {0} stands in the subject alone. Name constraints and peers look at subject alternative names; add it there as rfc822Name when the certificate is issued again.',
          quote(value),
        ),
        bytes: valueRange,
      }));
  },
};

/** The domain counts whatever its case, the mailbox by its letters (RFC 5280 §7.5). */
function normalize(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at) + address.slice(at).toLowerCase();
}
