import { rfc9881 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';
import { getPostQuantumLength } from './post-quantum.ts';

/** ML-DSA, SLH-DSA or ML-KEM key of a length that its name does not have. */
export const postQuantumLength: CertificateRule = {
  id: 'key/post-quantum-length',
  title: 'Post-quantum key of the wrong length',
  severity: 'error',
  force: 'MUST',
  citation: rfc9881('4'),
  fixable: false,
  scope: 'certificate',
  check({ certificate: { publicKey } }, { t }) {
    const wanted = getPostQuantumLength(publicKey);
    const { start, end } = publicKey.key.content;
    if (wanted === undefined || end - start === wanted) return silent;
    const message = t(
      'A public key of {0} has {1} bytes and stands in the BIT STRING as it is, and this one has {2}. Drafts of the standard wrapped it in an OCTET STRING; OpenSSL and others refuse it, so make the certificate again with current software.',
      publicKey.type,
      wanted,
      end - start,
    );
    return [{ message, bytes: publicKey.key.range }];
  },
};
