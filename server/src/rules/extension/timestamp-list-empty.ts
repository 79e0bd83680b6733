import { rfc6962 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** List of signed certificate timestamps without one. */
export const timestampListEmpty: CertificateRule = {
  id: 'extension/timestamp-list-empty',
  title: 'List of signed certificate timestamps without one',
  severity: 'information',
  force: 'MUST',
  citation: rfc6962('3.3'),
  fixable: false,
  since: publication.rfc6962,
  zlint: ['e_empty_sct_list'],
  scope: 'certificate',
  about: ['subscriber'],
  extension: extensionOids.signedCertificateTimestamps,
  check(subject, { t }) {
    // What a precertificate has of it is wrong as a whole.
    if (subject.extension(extensionOids.precertificatePoison) !== undefined) return silent;
    const extension = subject.extension(extensionOids.signedCertificateTimestamps);
    const value = subject.value(extensionOids.signedCertificateTimestamps, 'signedCertificateTimestamps');
    if (extension === undefined || value?.scts.length !== 0) return silent;
    const message = t(
      'The list of signed certificate timestamps is empty. Browsers refuse a public certificate without them; peers inside an organization do not look. Issue it again with timestamps, or without the extension.',
    );
    return [{ message, bytes: extension.valueRange }];
  },
};
