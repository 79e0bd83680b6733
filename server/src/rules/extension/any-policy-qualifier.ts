import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

const ANY_POLICY = '2.5.29.32.0';
/** CPS pointer and user notice. */
const knownQualifiers = ['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2'];

/** anyPolicy with a qualifier besides CPS pointer and user notice. */
export const anyPolicyQualifier: CertificateRule = {
  id: 'extension/any-policy-qualifier',
  title: 'anyPolicy with a qualifier that RFC 5280 does not know',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('4.2.1.4'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_ext_cert_policy_disallowed_any_policy_qualifier'],
  scope: 'certificate',
  extension: extensionOids.certificatePolicies,
  check(subject, { t }) {
    const policies = subject.value(extensionOids.certificatePolicies, 'certificatePolicies')?.policies ?? [];
    const wrong = policies.find(
      ({ oid, qualifiers }) => oid === ANY_POLICY && qualifiers.some((each) => !knownQualifiers.includes(each.oid)),
    );
    if (wrong === undefined) return silent;
    const message = t(
      'anyPolicy has a qualifier that is neither a CPS pointer nor a user notice. TLS stacks pass over it unless the extension is critical; leave it out.',
    );
    return [{ message, bytes: wrong.range }];
  },
};
