import { rfc5480 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { keyAlgorithms } from './allowed-usages.ts';

/** Elliptic curve point in compressed form: 02 or 03 and one coordinate (SEC 1, §2.3.3). */
export const compressedPoint: CertificateRule = {
  id: 'key/compressed-point',
  title: 'Elliptic curve key in compressed form',
  severity: 'warning',
  force: 'advice',
  citation: rfc5480('2.2'),
  fixable: false,
  since: publication.rfc5480,
  scope: 'certificate',
  check({ certificate }, { t }) {
    const { algorithm, key } = certificate.publicKey;
    if (algorithm.oid !== keyAlgorithms.ec) return silent;
    const form = certificate.der[key.content.start];
    if (form !== 2 && form !== 3) return silent;
    const message = t(
      'The elliptic curve key is written as a compressed point. Go ("failed to unmarshal elliptic curve point") and Java ("Invalid EC key") refuse the certificate, OpenSSL accepts it; write the key uncompressed.',
    );
    return [{ message, bytes: key.range }];
  },
};
