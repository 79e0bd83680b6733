import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Certificate that may sign others and says that it is no CA. */
export const signsCertificatesAsNoCa = webRule({
  id: 'webpki/signs-certificates-as-no-ca',
  title: 'Certificate that may sign others and says that it is no CA',
  force: 'MUST',
  section: '7.1.2.10.4',
  since: effective.firstVersion,
  zlint: ['e_ca_is_ca'],
  impliedBy: ['chain/not-a-ca', 'webpki/leaf-may-sign-certificates'],
  extension: extensionOids.basicConstraints,
  aboutWhole: true,
  check(subject, { t }) {
    const constraints = subject.extension(extensionOids.basicConstraints);
    if (constraints === undefined || subject.isCa || subject.keyUsages?.includes('keyCertSign') !== true) return silent;
    const message = t(
      'The key usage of {0} lists keyCertSign, and its basicConstraints say that it is no CA. Peers refuse what it issued; issue it again as one or the other.',
      nameOf(subject.certificate),
    );
    return reportOne(message, constraints.range);
  },
});
