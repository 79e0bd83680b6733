import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** keyCertSign in a certificate that is no CA. */
export const keyUsageCertSignWithoutCa: CertificateRule = {
  id: 'extension/key-usage-cert-sign-without-ca',
  title: 'Key usage allows signing certificates, and the certificate is no CA',
  // Refused by verifiers that are told to be strict, which Python is by default.
  severity: 'information',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  fixable: false,
  since: publication.rfc3280,
  zlint: ['e_ext_key_usage_cert_sign_without_ca'],
  scope: 'certificate',
  impliedBy: [
    'chain/not-a-ca',
    'chain/wrong-key-usage',
    'spiffe/leaf-may-sign',
    'webpki/leaf-may-sign-certificates',
    'webpki/signs-certificates-as-no-ca',
  ],
  about: ['leaf'],
  extension: extensionOids.keyUsage,
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.keyUsage);
    if (extension === undefined || subject.keyUsages?.includes('keyCertSign') !== true) return silent;
    const message = t(
      'keyUsage allows signing certificates, and basicConstraints do not say CA:TRUE. Python 3.13 and later refuse the certificate ("Key usage keyCertSign invalid for non-CA cert"); leave keyCertSign out, or make it a CA.',
    );
    return [{ message, bytes: extension.valueRange }];
  },
};
