import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Key usage that allows nothing. */
export const keyUsageEmpty: CertificateRule = {
  id: 'extension/key-usage-empty',
  title: 'Key usage that allows nothing',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.3'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_ext_key_usage_without_bits'],
  scope: 'certificate',
  impliedBy: ['chain/wrong-key-usage', 'chain/key-may-not-sign-certificates'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.keyUsage);
    if (extension === undefined || subject.keyUsages?.length !== 0) return silent;
    const message = t(
      'keyUsage allows nothing at all. OpenSSL ("unable to get local issuer certificate") and Java ("incorrect KeyUsage extension bits") refuse the certificate; issue it again with digitalSignature for a leaf, keyCertSign and cRLSign for a CA.',
    );
    return [{ message, bytes: extension.valueRange }];
  },
};
