import { rfc8017 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** An RSA key that is no pair of positive numbers. */
export const rsaUnreadable: CertificateRule = {
  id: 'key/rsa-unreadable',
  title: 'RSA key that cannot be read',
  severity: 'error',
  force: 'MUST',
  citation: rfc8017('A.1.1'),
  fixable: false,
  zlint: ['e_rsa_no_public_key', 'e_rsa_exp_negative'],
  scope: 'certificate',
  impliedBy: ['chain/malformed'],
  check(subject, { t }) {
    const { publicKey, structureProblems } = subject.certificate;
    if (publicKey.type !== 'RSA' || subject.rsaKey !== undefined) return silent;
    // What is cut off cannot be read, and that is not the key's fault.
    if (structureProblems.some(({ code }) => code === 'truncated')) return silent;
    const message = t(
      'The certificate says that its key is RSA, and the key is no modulus with an exponent, both positive. Every TLS stack refuses it; make the key and the certificate again.',
    );
    return [{ message, bytes: publicKey.key.range }];
  },
};
