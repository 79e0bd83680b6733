import { Tag } from '../../asn1/reader.ts';
import { rfc5480 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { keyAlgorithms } from './allowed-usages.ts';

/** Elliptic curve key whose parameters do not name its curve: they spell it out, or leave it to the issuer's. */
export const explicitCurve: CertificateRule = {
  id: 'key/explicit-curve',
  title: 'Elliptic curve is not named',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5480('2.1.1'),
  fixable: false,
  since: publication.rfc5480,
  scope: 'certificate',
  impliedBy: ['chain/explicit-curve', 'chain/malformed', 'webpki/curve'],
  check({ certificate }, { t }) {
    const { algorithm } = certificate.publicKey;
    if (algorithm.oid !== keyAlgorithms.ec) return silent;
    const { parameters } = algorithm;
    if (parameters !== undefined && certificate.der[parameters.start] === Tag.objectIdentifier) return silent;
    if (parameters === undefined || certificate.der[parameters.start] !== Tag.sequence) {
      const message = t(
        'The elliptic curve key does not say its curve. OpenSSL, Go and Java refuse the certificate; make the key again with a named curve such as P-256.',
      );
      return [{ message, bytes: algorithm.range, severity: 'error' }];
    }
    const message = t(
      'The elliptic curve key spells out its curve instead of naming it. Go and Java refuse the certificate, OpenSSL does in strict mode; make the key again with a named curve such as P-256.',
    );
    return [{ message, bytes: parameters }];
  },
};
