import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

const forbidden: ReadonlySet<string> = new Set([
  'anyExtendedKeyUsage',
  'codeSigning',
  'emailProtection',
  'timeStamping',
  'OCSPSigning',
]);
/** Of certificates that sign precertificates (RFC 6962 §3.1). */
const PRECERTIFICATE_SIGNING = '1.3.6.1.4.1.11129.2.4.4';

/** Public server certificate that is for other purposes, too. */
export const purposes = webRule({
  id: 'webpki/purposes',
  title: 'Public server certificate that is for other purposes, too',
  force: 'MUST',
  section: '7.1.2.7.10',
  since: effective.profiles,
  zlint: ['e_sub_cert_eku_check'],
  about: ['leaf'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const purposes = subject.purposes ?? [];
    const other = purposes.find(({ name, oid }) => forbidden.has(name) || oid === PRECERTIFICATE_SIGNING);
    const range = other?.range ?? subject.extension(extensionOids.extendedKeyUsage)?.range;
    if (range === undefined) return silent;
    if (other !== undefined) {
      const message = t(
        'The extended key usage of {0} lists {1}, which the Baseline Requirements forbid in a server certificate, and a public CA has to revoke it; have it issued again for serverAuth.',
        nameOf(subject.certificate),
        other.name,
      );
      return reportOne(message, range);
    }
    if (!subject.names('serverAuth')) {
      const message = t(
        'The extended key usage of {0} lacks serverAuth, so no client accepts it as a server; have it issued again with it.',
        nameOf(subject.certificate),
      );
      return reportOne(message, range);
    }
    const unusual = purposes.find(({ name }) => name !== 'serverAuth' && name !== 'clientAuth');
    if (unusual === undefined) return silent;
    const message = t(
      'The extended key usage of {0} lists {1}, and the Baseline Requirements advise against anything but serverAuth and clientAuth. Nobody refuses it; leave it out of the next one.',
      nameOf(subject.certificate),
      unusual.name,
    );
    return [{ message, bytes: unusual.range, severity: 'warning' }];
  },
});
