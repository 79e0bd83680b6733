import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** The qualifier that is a URL (RFC 5280 §4.2.1.4). */
const CPS = '1.3.6.1.5.5.7.2.1';

/** Policy qualifier other than a URL. */
export const policyQualifier = webRule({
  id: 'webpki/policy-qualifier',
  title: 'Policy qualifier other than a URL',
  force: 'MUST',
  section: '7.1.2.7.9',
  since: effective.profiles,
  zlint: ['e_policy_qualifiers_other_than_cps_not_permitted'],
  extension: extensionOids.certificatePolicies,
  check(subject, { t }) {
    const policies = subject.value(extensionOids.certificatePolicies, 'certificatePolicies')?.policies;
    const wrong = policies?.find(({ qualifiers }) => qualifiers.some(({ oid }) => oid !== CPS));
    if (wrong === undefined) return silent;
    const message = t(
      'The policy {0} of {1} comes with a qualifier other than the URL of a practice statement (CPS), such as a notice to users. A public CA has to revoke it; have it issued again without.',
      wrong.name ?? wrong.oid,
      nameOf(subject.certificate),
    );
    return reportOne(message, wrong.range);
  },
});
