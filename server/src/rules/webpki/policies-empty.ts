import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public server certificate with no readable policy. */
export const policiesEmpty = webRule({
  id: 'webpki/policies-empty',
  title: 'Public server certificate with no readable policy',
  force: 'MUST',
  section: '7.1.6.1',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_cert_policy_empty'],
  about: ['leaf'],
  impliedBy: ['webpki/policies-missing'],
  check(subject, { t }) {
    const { policies, certificate } = subject;
    if (policies !== undefined && policies.length > 0) return silent;
    const message = t(
      '{0} names no certificate policy, and a public server certificate must name the one it was validated by. A public CA has to revoke it; have it issued again with one.',
      nameOf(certificate),
    );
    return reportOne(message, subject.extension(extensionOids.certificatePolicies)?.range ?? certificate.subject.range);
  },
});
