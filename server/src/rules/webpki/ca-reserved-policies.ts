import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { ANY_POLICY, isReservedPolicy } from './reserved-policies.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public CA with several policies of the CA/Browser Forum. */
export const caReservedPolicies = webRule({
  id: 'webpki/ca-reserved-policies',
  title: 'Public CA with several policies of the CA/Browser Forum',
  force: 'MUST',
  section: '7.1.2.10.5',
  since: effective.profiles,
  zlint: ['e_ca_multiple_reserved_policy_oids'],
  about: ['intermediate'],
  extension: extensionOids.certificatePolicies,
  check(subject, { t }) {
    const { policies } = subject;
    if (policies === undefined || policies.some(({ oid }) => oid === ANY_POLICY)) return silent;
    const [, second] = policies.filter(({ oid }) => isReservedPolicy(oid));
    if (second === undefined) return silent;
    const message = t(
      'CA {0} names several policies of the CA/Browser Forum, and only one kind of validation is allowed below one CA. Root programs have it revoked; issue it again with one of them, or with anyPolicy.',
      nameOf(subject.certificate),
    );
    return reportOne(message, second.range);
  },
});
