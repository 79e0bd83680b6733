import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Extended key usage that allows everything and is marked as critical. */
export const extendedKeyUsageCriticalAny: CertificateRule = {
  id: 'extension/extended-key-usage-critical-any',
  title: 'Extended key usage that is critical and allows everything',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.12'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['w_eku_critical_improperly'],
  scope: 'certificate',
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    if (subject.extension(extensionOids.extendedKeyUsage)?.critical !== true) return silent;
    const any = subject.purposes?.find(({ name }) => name === 'anyExtendedKeyUsage');
    if (any === undefined) return silent;
    const message = t(
      'The extended key usage is critical and names anyExtendedKeyUsage: it limits nothing, and asks to be obeyed. TLS stacks accept it; leave one of the two out.',
    );
    return [{ message, bytes: any.range }];
  },
};
