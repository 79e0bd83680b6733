import { Tag } from '../../asn1/reader.ts';
import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Path length in a certificate that may not issue any. */
export const pathLengthNotApplicable: CertificateRule = {
  id: 'extension/path-length-not-applicable',
  title: 'Path length in a certificate that may not issue others',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_path_len_constraint_improperly_included'],
  scope: 'certificate',
  impliedBy: ['chain/key-may-not-sign-certificates', 'extension/key-usage-missing-in-ca'],
  extension: extensionOids.basicConstraints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.basicConstraints);
    const value = subject.value(extensionOids.basicConstraints, 'basicConstraints');
    if (extension === undefined || value?.pathLength === undefined) return silent;
    if (value.ca && subject.keyUsages?.includes('keyCertSign') === true) return silent;
    const message = value.ca
      ? t(
          'basicConstraints has a pathLenConstraint, and keyUsage does not allow the CA to sign certificates. Python 3.13 and later refuse its chains ("Path length given without key usage keyCertSign"); issue the CA again with keyUsage=critical,keyCertSign,cRLSign.',
        )
      : t(
          'basicConstraints has a pathLenConstraint, which only a CA may have. Python 3.13 and later refuse the certificate ("Path length invalid for non-CA cert"); issue it again with basicConstraints=critical,CA:FALSE.',
        );
    const fields = subject.reader().children(subject.nodeOf(extension), '');
    return [{ message, bytes: fields.find(({ tag }) => tag === Tag.integer)?.range ?? extension.valueRange }];
  },
};
