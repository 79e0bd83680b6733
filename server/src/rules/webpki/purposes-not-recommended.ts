import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

const usual: ReadonlySet<string> = new Set(['serverAuth', 'clientAuth', 'emailProtection']);

/** Older public server certificate with unusual purposes. */
export const purposesNotRecommended = webRule({
  id: 'webpki/purposes-not-recommended',
  title: 'Older public server certificate with unusual purposes',
  force: 'SHOULD',
  section: '7.1.2.3',
  since: effective.firstVersion,
  until: effective.profiles,
  zlint: ['w_sub_cert_eku_extra_values'],
  about: ['leaf'],
  impliedBy: ['webpki/purpose-neither-server-nor-client'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const unusual = subject.purposes?.find(({ name }) => !usual.has(name));
    if (unusual === undefined) return silent;
    const message = t(
      'The extended key usage of {0} lists {1}; server certificates are to be for serverAuth and clientAuth alone. Nobody refuses it.',
      nameOf(subject.certificate),
      unusual.name,
    );
    return reportOne(message, unusual.range);
  },
});
