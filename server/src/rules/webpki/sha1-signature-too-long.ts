import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { isSha1 } from './signature-digests.ts';
import { reportOne, webRule } from './web-rule.ts';

const END_OF_SHA1 = Date.UTC(2017, 0, 1);

/** SHA-1 signature that outlives 2016. */
export const sha1SignatureTooLong = webRule({
  id: 'webpki/sha1-signature-too-long',
  title: 'SHA-1 signature that outlives 2016',
  force: 'SHOULD',
  section: '7.1.3',
  since: effective.sha1Warning,
  zlint: ['w_sub_cert_sha1_expiration_too_long'],
  about: ['leaf'],
  impliedBy: ['webpki/sha1-signature', 'chain/weak-signature', 'signature/broken-digest'],
  check(subject, { t }) {
    const { signatureAlgorithm, validity } = subject.certificate;
    if (!isSha1(signatureAlgorithm.name) || (subject.notAfter ?? 0) <= END_OF_SHA1) return silent;
    const message = t(
      '{0} is signed with {1} and ends after 2016, when browsers began to refuse such signatures. Have it issued again with a SHA-256 signature.',
      nameOf(subject.certificate),
      signatureAlgorithm.name,
    );
    return reportOne(message, validity.notAfter.range);
  },
});
