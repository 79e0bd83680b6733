import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { readMappings } from './policy-mapping-nodes.ts';

/** Policy that is mapped, and that the certificate does not have. */
export const policyMappingUnasserted: CertificateRule = {
  id: 'extension/policy-mapping-unasserted',
  title: 'Mapped policy that the certificate does not have',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.5'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['w_ext_policy_map_not_in_cert_policy'],
  scope: 'certificate',
  impliedBy: ['chain/policy-mapping-of-any', 'extension/policy-mapping-of-any'],
  extension: extensionOids.policyMappings,
  check(subject, { t }) {
    const own = new Set(subject.policies?.map(({ oid }) => oid));
    const mapping = readMappings(subject).find(({ issuerDomain }) => !own.has(issuerDomain));
    if (mapping === undefined) return silent;
    const message = t(
      'The policy {0} is mapped, and certificatePolicies do not name it: the mapping has no effect. Add the policy, or leave the mapping out.',
      mapping.issuerDomain,
    );
    return [{ message, bytes: mapping.range }];
  },
};
