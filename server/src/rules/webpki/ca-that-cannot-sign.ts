import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Certificate that says that it is a CA and may not sign others. */
export const caThatCannotSign = webRule({
  id: 'webpki/ca-that-cannot-sign',
  title: 'Certificate that says that it is a CA and may not sign others',
  force: 'MUST',
  section: '7.1.2.7.8',
  since: effective.firstVersion,
  zlint: ['e_sub_cert_not_is_ca'],
  about: ['ca'],
  impliedBy: ['webpki/ca-cannot-sign-certificates', 'chain/key-may-not-sign-certificates'],
  extension: extensionOids.basicConstraints,
  check(subject, { t }) {
    const constraints = subject.extension(extensionOids.basicConstraints);
    const usages = subject.keyUsages;
    if (constraints === undefined || usages === undefined || usages.includes('keyCertSign')) return silent;
    const message = t(
      'The basicConstraints of {0} say that it is a CA, and its key usage lacks keyCertSign. Peers refuse what it issued; issue it again as one or the other.',
      nameOf(subject.certificate),
    );
    return reportOne(message, constraints.range);
  },
});
