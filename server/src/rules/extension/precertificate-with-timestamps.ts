import { rfc6962 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Precertificate that holds signed certificate timestamps already. */
export const precertificateWithTimestamps: CertificateRule = {
  id: 'extension/precertificate-with-timestamps',
  title: 'Precertificate with signed certificate timestamps',
  severity: 'information',
  force: 'MUST',
  citation: rfc6962('3.3'),
  fixable: false,
  since: publication.rfc6962,
  zlint: ['e_precert_with_sct_list'],
  scope: 'certificate',
  impliedBy: ['chain/precertificate'],
  extension: extensionOids.precertificatePoison,
  check(subject, { t }) {
    const timestamps = subject.extension(extensionOids.signedCertificateTimestamps);
    if (timestamps === undefined) return silent;
    const message = t(
      'This precertificate holds signed certificate timestamps, which logs return for it and only the final certificate may carry. No TLS stack accepts a precertificate; use the certificate that the CA issued after it.',
    );
    return [{ message, bytes: timestamps.range }];
  },
};
