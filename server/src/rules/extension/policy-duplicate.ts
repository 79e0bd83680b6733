import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Same certificate policy twice. */
export const policyDuplicate: CertificateRule = {
  id: 'extension/policy-duplicate',
  title: 'Same certificate policy twice',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.4'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_ext_cert_policy_duplicate'],
  scope: 'certificate',
  extension: extensionOids.certificatePolicies,
  check(subject, { t }) {
    const { policies } = subject;
    if (policies === undefined || policies.length < 2) return silent;
    const seen = new Set<string>();
    const repeated = policies.find(({ oid }) => seen.size === seen.add(oid).size);
    if (repeated === undefined) return silent;
    const message = t(
      'The certificate policy {0} stands here twice. Go refuses the certificate from 1.24 on ("x509: invalid certificate policies"), OpenSSL where policies are checked; issue it again with the policy once.',
      repeated.oid,
    );
    return [{ message, bytes: repeated.range }];
  },
};
