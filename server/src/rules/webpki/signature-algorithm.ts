import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { isUsualSignature } from './signature-digests.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Signature algorithm that public certificates may not have. */
export const signatureAlgorithm = webRule({
  id: 'webpki/signature-algorithm',
  title: 'Signature algorithm that public certificates may not have',
  force: 'MUST',
  section: '7.1.3.2',
  zlint: ['e_signature_algorithm_not_supported'],
  impliedBy: ['chain/weak-signature'],
  check(subject, { t }) {
    const { name, range, pss } = subject.certificate.signatureAlgorithm;
    if (isUsualSignature(name)) return silent;
    if (pss !== undefined && pss.hash !== 'SHA-1') {
      const message = t(
        '{0} is signed with RSASSA-PSS, which not all clients of the web know. Nobody forbids it; RSA with PKCS#1 v1.5 padding or ECDSA is the safer choice.',
        nameOf(subject.certificate),
      );
      return [{ message, bytes: range, severity: 'warning' }];
    }
    const message = t(
      '{0} is signed with {1}, and public certificates are signed with RSA or ECDSA and SHA-256, SHA-384 or SHA-512. Browsers refuse it; have it issued again.',
      nameOf(subject.certificate),
      name,
    );
    return reportOne(message, range);
  },
});
