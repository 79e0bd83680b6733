import { Tag } from '../../asn1/reader.ts';
import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Policy constraints that constrain nothing. */
export const policyConstraintsEmpty: CertificateRule = {
  id: 'extension/policy-constraints-empty',
  title: 'Policy constraints without a constraint',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.11'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_ext_policy_constraints_empty'],
  scope: 'certificate',
  extension: extensionOids.policyConstraints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.policyConstraints);
    if (extension === undefined) return silent;
    const { tag, length, range } = subject.nodeOf(extension);
    if (tag !== Tag.sequence || length > 0) return silent;
    const message = t(
      'policyConstraints hold neither requireExplicitPolicy nor inhibitPolicyMapping. OpenSSL and Java pass over them; issue the CA again with a constraint or without the extension.',
    );
    return [{ message, bytes: range }];
  },
};
