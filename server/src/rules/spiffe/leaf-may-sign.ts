import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { getSpiffeName } from './spiffe-names.ts';

const issuing = ['keyCertSign', 'cRLSign'];

/** A workload's key may sign certificates or revocation lists. */
export const leafMaySign: CertificateRule = {
  id: 'spiffe/leaf-may-sign',
  title: 'Key usage of a SPIFFE workload allows to sign certificates or revocation lists',
  severity: 'warning',
  force: 'MUST',
  citation: spiffeX509Svid('4.3'),
  fixable: true,
  scope: 'certificate',
  about: ['leaf'],
  extension: extensionOids.keyUsage,
  aboutWhole: true,
  check(subject, { t }) {
    const wrong = subject.keyUsages?.filter((usage) => issuing.includes(usage)) ?? silent;
    const extension = subject.extension(extensionOids.keyUsage);
    if (wrong.length === 0 || extension === undefined || getSpiffeName(subject) === undefined) return silent;
    const message = t(
      'The key usage of this SPIFFE workload contains {0}, which is for CAs. Peers that verify SPIFFE IDs refuse the certificate (go-spiffe: "leaf certificate with KeyCertSign key usage"); issue it again with digitalSignature only.',
      wrong.join(', '),
    );
    return [{ message, bytes: extension.range }];
  },
};
