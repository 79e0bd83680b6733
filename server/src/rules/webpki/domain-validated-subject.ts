import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isValidated } from './reserved-policies.ts';
import { attributeOids, listAttributes } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Domain-validated certificate with more than country and common name. */
export const domainValidatedSubject = webRule({
  id: 'webpki/domain-validated-subject',
  title: 'Domain-validated certificate with more than country and common name',
  force: 'MUST',
  section: '7.1.2.7.2',
  since: effective.profiles,
  zlint: ['e_cab_dv_subject_invalid_values'],
  about: ['leaf'],
  check(subject, { t }) {
    if (!isValidated(subject, 'DV')) return silent;
    const wrong = listAttributes(subject).find(({ oid }) => oid !== attributeOids.C && oid !== attributeOids.CN);
    if (wrong === undefined) return silent;
    const message = t(
      '{0} has the policy of DV certificates, and its subject has {1}, where country and common name alone are allowed. A public CA has to revoke it; have it issued again without.',
      nameOf(subject.certificate),
      wrong.type,
    );
    return reportOne(message, wrong.range);
  },
});
