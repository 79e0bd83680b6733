import { rfc9881 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { getPostQuantumLength, isEncapsulationKey } from './post-quantum.ts';

/** What keys that sign must not be said to do (RFC 9881 §5, RFC 9909 §6). */
const encipherment = ['keyEncipherment', 'dataEncipherment', 'keyAgreement', 'encipherOnly', 'decipherOnly'];

/** Key usage of an ML-DSA, SLH-DSA or ML-KEM key that it cannot have. */
export const postQuantumUsages: CertificateRule = {
  id: 'key/post-quantum-usages',
  title: 'Key usage that a post-quantum key cannot have',
  severity: 'warning',
  force: 'MUST',
  citation: rfc9881('5'),
  fixable: false,
  scope: 'certificate',
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const { publicKey } = subject.certificate;
    const extension = subject.extension(extensionOids.keyUsage);
    const { keyUsages } = subject;
    if (getPostQuantumLength(publicKey) === undefined || extension === undefined || keyUsages === undefined)
      return silent;
    // RFC 9935 §5: an ML-KEM key has keyEncipherment, and that alone.
    const wrong = keyUsages.filter((usage) =>
      isEncapsulationKey(publicKey) ? usage !== 'keyEncipherment' : encipherment.includes(usage),
    );
    if (wrong.length === 0) return silent;
    const message = t(
      'The key usage says {0}, and a key of {1} cannot do that. Verifiers that check it refuse the certificate; issue it with {2}.',
      wrong.join(', '),
      publicKey.type,
      isEncapsulationKey(publicKey) ? 'keyEncipherment' : 'digitalSignature',
    );
    return [{ message, bytes: extension.range }];
  },
};
