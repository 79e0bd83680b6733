import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { ANY_POLICY, isReservedPolicy } from './reserved-policies.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public CA with an unusable set of policies. */
export const caPolicies = webRule({
  id: 'webpki/ca-policies',
  title: 'Public CA with an unusable set of policies',
  force: 'MUST',
  section: '7.1.2.10.5',
  since: effective.profiles,
  zlint: ['e_invalid_ca_certificate_policies'],
  about: ['intermediate'],
  check(subject, { t }) {
    const { policies, certificate } = subject;
    const extension = subject.extension(extensionOids.certificatePolicies);
    if (isAllowed(policies)) return silent;
    const message = t(
      'CA {0} must name either anyPolicy alone, or a policy of the CA/Browser Forum (domain, organization, individual or extended validation). Root programs have it revoked; issue the CA again with one of them.',
      nameOf(certificate),
    );
    return reportOne(message, extension?.range ?? certificate.subject.range);
  },
});

function isAllowed(policies: CertificateSubject['policies']): boolean {
  if (policies === undefined || policies.length === 0) return false;
  return policies.some(({ oid }) => oid === ANY_POLICY)
    ? policies.length === 1
    : policies.some(({ oid }) => isReservedPolicy(oid));
}
