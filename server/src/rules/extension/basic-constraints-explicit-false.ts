import { Tag } from '../../asn1/reader.ts';
import { x690 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** basicConstraints that write CA:FALSE out, which DER leaves out. */
export const basicConstraintsExplicitFalse: CertificateRule = {
  id: 'extension/basic-constraints-explicit-false',
  title: 'CA:FALSE written out where DER leaves it out',
  severity: 'hint',
  force: 'MUST',
  citation: x690('11.5'),
  fixable: false,
  since: publication.rfc2459,
  zlint: ['e_basic_constr_invalid_der'],
  scope: 'certificate',
  extension: extensionOids.basicConstraints,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.basicConstraints);
    if (subject.isCa || extension === undefined || extension.valueRange.end - extension.valueRange.start < 5)
      return silent;
    const [cA] = subject.reader().children(subject.nodeOf(extension), '');
    if (cA?.tag !== Tag.boolean || cA.length !== 1) return silent;
    const message = t(
      'basicConstraints writes CA:FALSE out; DER leaves a value out that is the default. TLS stacks accept it, but the signature holds for these very bytes: re-encoding breaks it.',
    );
    return [{ message, bytes: cA.range }];
  },
};
