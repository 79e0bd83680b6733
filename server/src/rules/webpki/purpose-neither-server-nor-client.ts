import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** Public certificate for neither servers nor clients. */
export const purposeNeitherServerNorClient = webRule({
  id: 'webpki/purpose-neither-server-nor-client',
  title: 'Public certificate for neither servers nor clients',
  force: 'MUST',
  section: '7.1.2.3',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['e_sub_cert_eku_server_auth_client_auth_missing'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.extendedKeyUsage);
    if (extension === undefined || subject.names('serverAuth') || subject.names('clientAuth')) return silent;
    const message = t(
      'The extended key usage of {0} lists neither serverAuth nor clientAuth, so TLS peers refuse it; have it issued again with one of them.',
      nameOf(subject.certificate),
    );
    return reportOne(message, extension.range);
  },
});
