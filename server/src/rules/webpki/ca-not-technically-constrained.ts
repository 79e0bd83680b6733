import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public CA that is for neither servers nor clients. */
export const caNotTechnicallyConstrained = webRule({
  id: 'webpki/ca-not-technically-constrained',
  title: 'Public CA that is for neither servers nor clients',
  force: 'advice',
  section: '7.1.2.10.6',
  since: effective.v116,
  zlint: ['n_sub_ca_eku_not_technically_constrained'],
  about: ['intermediate'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.extendedKeyUsage);
    if (extension === undefined || subject.names('serverAuth') || subject.names('clientAuth')) return silent;
    const message = t(
      'The extended key usage of CA {0} lists neither serverAuth nor clientAuth, so it does not limit the CA to TLS.',
      nameOf(subject.certificate),
    );
    return reportOne(message, extension.range);
  },
});
