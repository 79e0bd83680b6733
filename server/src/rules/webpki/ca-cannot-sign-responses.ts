import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { placeOf, reportOne, webRule } from './web-rule.ts';

/** Public CA whose keyUsage lacks digitalSignature. */
export const caCannotSignResponses = webRule({
  id: 'webpki/ca-cannot-sign-responses',
  title: 'Public CA whose keyUsage lacks digitalSignature',
  force: 'advice',
  section: '7.1.2.10.7',
  since: effective.firstVersion,
  zlint: ['n_ca_digital_signature_not_set'],
  about: ['ca'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const usages = subject.keyUsages;
    if (usages === undefined || usages.includes('digitalSignature')) return silent;
    const message = t(
      'The key usage of CA {0} lacks digitalSignature, so the CA cannot sign OCSP responses itself. That is fine where it has a responder with a key of its own.',
      nameOf(subject.certificate),
    );
    return reportOne(message, placeOf(subject, extensionOids.keyUsage));
  },
});
