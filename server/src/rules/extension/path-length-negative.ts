import { Tag } from '../../asn1/reader.ts';
import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Path length below zero. */
export const pathLengthNegative: CertificateRule = {
  id: 'extension/path-length-negative',
  title: 'Path length below zero',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_path_len_constraint_zero_or_less'],
  scope: 'certificate',
  extension: extensionOids.basicConstraints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.basicConstraints);
    const length = subject.value(extensionOids.basicConstraints, 'basicConstraints')?.pathLength;
    if (extension === undefined || length === undefined || length >= 0) return silent;
    const fields = subject.reader().children(subject.nodeOf(extension), '');
    const message = t(
      'pathLenConstraint is {0}; it counts CAs and cannot be negative. OpenSSL ("unable to get local issuer certificate") and Java refuse every chain of this CA; issue it again with 0 or more, or without.',
      length,
    );
    return [{ message, bytes: fields.find(({ tag }) => tag === Tag.integer)?.range ?? extension.valueRange }];
  },
};
