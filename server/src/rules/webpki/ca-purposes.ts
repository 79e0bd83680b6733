import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

const forbidden: ReadonlySet<string> = new Set(['emailProtection', 'codeSigning', 'timeStamping', 'OCSPSigning']);

/** Public TLS CA that is for other purposes, too. */
export const caPurposes = webRule({
  id: 'webpki/ca-purposes',
  title: 'Public TLS CA that is for other purposes, too',
  force: 'MUST',
  section: '7.1.2.10.6',
  since: effective.v171,
  zlint: ['e_ca_invalid_eku'],
  about: ['intermediate'],
  extension: extensionOids.extendedKeyUsage,
  check(subject, { t }) {
    const purposes = subject.purposes ?? [];
    const isAny = purposes.length > 1 && subject.names('anyExtendedKeyUsage');
    const wrong = purposes.find(({ name }) => forbidden.has(name) || (isAny && name === 'anyExtendedKeyUsage'));
    if (wrong === undefined) return silent;
    const message = t(
      'The extended key usage of TLS CA {0} lists {1}, and a CA for TLS may be for nothing else. Root programs have it revoked; issue the CA again for serverAuth.',
      nameOf(subject.certificate),
      wrong.name,
    );
    return reportOne(message, wrong.range);
  },
});
