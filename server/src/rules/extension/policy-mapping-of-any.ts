import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { readMappings } from './policy-mapping-nodes.ts';

const ANY_POLICY = '2.5.29.32.0';

/** Policy mapped to or from anyPolicy. */
export const policyMappingOfAny: CertificateRule = {
  id: 'extension/policy-mapping-of-any',
  title: 'Policy mapped to or from anyPolicy',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.5'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_ext_policy_map_any_policy'],
  scope: 'certificate',
  impliedBy: ['chain/policy-mapping-of-any'],
  extension: extensionOids.policyMappings,
  check(subject, { t }) {
    const mapping = readMappings(subject).find(
      ({ issuerDomain, subjectDomain }) => issuerDomain === ANY_POLICY || subjectDomain === ANY_POLICY,
    );
    if (mapping === undefined) return silent;
    const message = t(
      'A policy is mapped to or from anyPolicy, which stands for all of them. Java refuses the chain ("encountered an issuerDomainPolicy of ANY_POLICY"), OpenSSL where policies are checked; issue the CA again with the policies by name.',
    );
    return [{ message, bytes: mapping.range }];
  },
};
