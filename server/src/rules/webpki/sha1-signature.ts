import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isSha1 } from './signature-digests.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public certificate with a SHA-1 signature. */
export const sha1Signature = webRule({
  id: 'webpki/sha1-signature',
  title: 'Public certificate with a SHA-1 signature',
  force: 'MUST',
  section: '7.1.3.2',
  since: effective.noSha1,
  zlint: ['e_sub_cert_or_sub_ca_using_sha1'],
  about: ['leaf', 'intermediate'],
  impliedBy: ['chain/weak-signature'],
  aboutWhole: true,
  check(subject, { t }) {
    const { signatureAlgorithm } = subject.certificate;
    if (!isSha1(signatureAlgorithm.name)) return silent;
    const message = t(
      '{0} is signed with {1}, which can be forged. Browsers, Go and OpenSSL refuse it; have it issued again with a SHA-256 signature.',
      nameOf(subject.certificate),
      signatureAlgorithm.name,
    );
    return reportOne(message, signatureAlgorithm.range);
  },
});
