import type { GeneralSubtree } from '../../x509/types.ts';
import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, type FieldReport, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** Two labels or more of letters, digits and hyphens; a period before them stands for any host below. */
const domain = /^\.?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const address = /^[\d.]+$/;

/** Constraint on URIs that is no host or domain name. */
export const nameConstraintUriHost: CertificateRule = {
  id: 'extension/name-constraint-uri-host',
  title: 'Constraint on URIs that is no fully qualified domain name',
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_name_constraint_not_fqdn'],
  scope: 'certificate',
  impliedBy: ['chain/malformed-name-constraint'],
  extension: extensionOids.nameConstraints,
  check(subject, { t }) {
    const value = subject.value(extensionOids.nameConstraints, 'nameConstraints');
    if (value === undefined) return silent;
    const wrong = [...value.permitted, ...value.excluded].filter(isWrong);
    return wrong.map(
      ({ base }): FieldReport => ({
        bytes: base.range,
        message: t(
          'The constraint {0} on URIs is no fully qualified domain name. It is compared with the host of a URI only (the trust domain of a SPIFFE ID), and Java refuses one with a scheme; write example.org or .example.org.',
          quote(base.value),
        ),
      }),
    );
  },
};

function isWrong({ base }: GeneralSubtree): boolean {
  return base.kind === 'URI' && (!domain.test(base.value) || address.test(base.value));
}
