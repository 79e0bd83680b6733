import type { AlgorithmIdentifier } from '../../x509/types.ts';
import { nist800131a } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** A signature with MD5 or SHA-1, wherever the certificate stands: the path validator sees those of chains only. */
export const brokenDigest: CertificateRule = {
  id: 'signature/broken-digest',
  title: 'Certificate signed with MD5 or SHA-1',
  severity: 'warning',
  force: 'MUST',
  citation: nist800131a('3'),
  fixable: true,
  scope: 'certificate',
  impliedBy: ['chain/weak-signature', 'webpki/sha1-signature'],
  aboutWhole: true,
  check(subject, { t }) {
    const { signatureAlgorithm } = subject.certificate;
    const digest = findBrokenDigest(signatureAlgorithm);
    // Nobody looks at the signature of a root: that it is there is what is trusted.
    if (digest === undefined || subject.isSelfSigned) return silent;
    const message = t(
      'The certificate is signed with {0}, and signatures with {1} can be forged. OpenSSL 3 (security level 1 and up), Go 1.18 and later, Java and browsers refuse it; have it issued again with a SHA-256 signature.',
      signatureAlgorithm.name,
      digest,
    );
    return [{ message, bytes: signatureAlgorithm.range }];
  },
};

function findBrokenDigest({ name, pss }: AlgorithmIdentifier): string | undefined {
  const [, md] = /(md[245])/i.exec(name) ?? [];
  if (md !== undefined) return md.toUpperCase();
  return /sha-?1(?!\d)/i.test(pss?.hash ?? name) ? 'SHA-1' : undefined;
}
