import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { findSubtreeBound } from './subtree-bounds.ts';

/** Name constraint with a minimum. */
export const nameConstraintsMinimum: CertificateRule = {
  id: 'extension/name-constraints-minimum',
  title: 'Name constraint with a minimum',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.10'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_name_constraint_minimum_non_zero'],
  scope: 'certificate',
  impliedBy: ['chain/malformed-extension', 'chain/malformed-name-constraint'],
  extension: extensionOids.nameConstraints,
  check(subject, { t }) {
    const minimum = findSubtreeBound(subject, 'minimum');
    if (minimum === undefined || minimum.isZero) return silent;
    const message = t(
      'A name constraint has a minimum other than 0, which nobody supports. OpenSSL ("name constraints minimum and maximum not supported") and Java refuse certificates with such names below this CA; issue it again without.',
    );
    return [{ message, bytes: minimum.node.range }];
  },
};
