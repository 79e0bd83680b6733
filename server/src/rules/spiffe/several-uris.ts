import { spiffeX509Svid } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { getSpiffeName } from './spiffe-names.ts';

/** A SPIFFE ID with another URI beside it. */
export const severalUris: CertificateRule = {
  id: 'spiffe/several-uris',
  title: 'SPIFFE ID with another URI beside it',
  severity: 'warning',
  force: 'MUST',
  citation: spiffeX509Svid('2'),
  fixable: false,
  scope: 'certificate',
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    const { uris } = subject;
    if (uris.length < 2) return silent;
    const id = getSpiffeName(subject);
    const other = uris.find((name) => name !== id);
    if (id === undefined || other === undefined) return silent;
    const message = t(
      'Besides the SPIFFE ID {0} the certificate has the URI {1}, and it may have one URI only. Peers that verify SPIFFE IDs (go-spiffe: "certificate contains more than one URI SAN") refuse it; issue one certificate for each identity.',
      quote(id.value),
      quote(other.value),
    );
    return [{ message, bytes: other.range }];
  },
};
