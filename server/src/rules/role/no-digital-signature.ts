import { rfc8446 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { isForTls } from './for-tls.ts';

/** A TLS key that may encipher or agree, and not sign: good for key exchanges that nobody offers any more. */
export const noDigitalSignature: CertificateRule = {
  id: 'role/no-digital-signature',
  title: 'Key usage lets the key encipher and not sign, as TLS 1.3 needs it',
  severity: 'warning',
  force: 'MUST',
  citation: rfc8446('4.4.2.2'),
  fixable: true,
  scope: 'certificate',
  about: ['leaf'],
  extension: '2.5.29.15',
  impliedBy: ['chain/wrong-key-usage', 'spiffe/leaf-key-usage'],
  check(subject, { t }) {
    const { keyUsages, certificate } = subject;
    if (keyUsages === undefined || keyUsages.includes('digitalSignature')) return silent;
    // Keys of other kinds cannot sign at all (X25519, ML-KEM): their certificates are not for TLS.
    if (certificate.publicKey.type !== 'RSA' && certificate.publicKey.type !== 'EC') return silent;
    // A key that may do neither is for something else than TLS.
    if (!keyUsages.some((usage) => usage === 'keyEncipherment' || usage === 'keyAgreement')) return silent;
    const extension = subject.extension('2.5.29.15');
    if (extension === undefined || !isForTls(subject)) return silent;
    const message = t(
      'The key usage of {0} is {1}, without digitalSignature, and in TLS 1.3 and every ECDHE handshake the key must sign. Java, GnuTLS and BoringSSL (Envoy, gRPC, Chrome) refuse the certificate; issue it again with digitalSignature.',
      nameOf(certificate),
      keyUsages.join(', '),
    );
    return [{ message, bytes: extension.range }];
  },
};
