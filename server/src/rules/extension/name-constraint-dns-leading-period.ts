import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** Constraint on DNS names that starts with a period. */
export const nameConstraintDnsLeadingPeriod: CertificateRule = {
  id: 'extension/name-constraint-dns-leading-period',
  title: 'Constraint on DNS names that starts with a period',
  // In wide use, and understood by all.
  severity: 'off',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_dns_name_constraint_incorrect_dot_prefix'],
  scope: 'certificate',
  impliedBy: ['chain/malformed-name-constraint'],
  extension: extensionOids.nameConstraints,
  check(subject, { t }) {
    const value = subject.value(extensionOids.nameConstraints, 'nameConstraints');
    const subtree = [...(value?.permitted ?? []), ...(value?.excluded ?? [])].find(
      ({ base }) => base.kind === 'DNS' && base.value.startsWith('.'),
    );
    if (subtree === undefined) return silent;
    const message = t(
      'The constraint {0} on DNS names starts with a period, which RFC 5280 knows for URIs and mail only. OpenSSL, Go and Java take it for everything below the domain; without the period it covers the domain itself too.',
      quote(subtree.base.value),
    );
    return [{ message, bytes: subtree.base.range }];
  },
};
