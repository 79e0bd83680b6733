import { Tag } from '../../asn1/reader.ts';
import type { Extension } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { x690 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Extension that writes `critical FALSE` out, which DER leaves out. */
export const criticalExplicitFalse: CertificateRule = {
  id: 'extension/critical-explicit-false',
  title: 'Extension with critical FALSE written out where DER leaves it out',
  severity: 'hint',
  force: 'MUST',
  citation: x690('11.5'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_cert_ext_invalid_der'],
  scope: 'certificate',
  check(subject, { t }) {
    for (const extension of subject.certificate.extensions) {
      if (extension.critical || !mayHaveFlag(subject, extension)) continue;
      const [, flag] = subject.reader().children(subject.node(extension.range), '');
      if (flag?.tag !== Tag.boolean) continue;
      const message = t(
        'The extension {0} says critical FALSE; DER leaves a value out that is the default. TLS stacks accept it, but the signature holds for these very bytes: re-encoding breaks it.',
        extension.name,
      );
      return [{ message, bytes: flag.range }];
    }
    return silent;
  },
};

/** Whether `01 01 00` stands before the OCTET STRING of the value: its header has two octets, or more with long values. */
function mayHaveFlag({ certificate: { der } }: CertificateSubject, { valueRange }: Extension): boolean {
  const length = valueRange.end - valueRange.start;
  const header = length < 0x80 ? 2 : length < 0x100 ? 3 : 4;
  const at = valueRange.start - header - 3;
  return der[at] === Tag.boolean && der[at + 1] === 1 && der[at + 2] === 0;
}
