import { Tag } from '../../asn1/reader.ts';
import { rfc4055 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { keyAlgorithms } from './allowed-usages.ts';

/** Public key of type rsaEncryption whose parameters are not NULL. */
export const rsaParameters: CertificateRule = {
  id: 'key/rsa-parameters',
  title: 'RSA key without NULL parameters',
  severity: 'warning',
  force: 'MUST',
  citation: rfc4055('1.2'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_spki_rsa_encryption_parameter_not_null'],
  scope: 'certificate',
  impliedBy: ['chain/malformed', 'webpki/key-algorithm-encoding'],
  check({ certificate }, { t }) {
    const { algorithm } = certificate.publicKey;
    if (algorithm.oid !== keyAlgorithms.rsa) return silent;
    const { parameters } = algorithm;
    if (parameters !== undefined && certificate.der[parameters.start] === Tag.null) {
      if (parameters.end - parameters.start === 2) return silent;
    }
    const message = t(
      'The algorithm of the RSA key must have NULL parameters. Go refuses the certificate ("RSA key missing NULL parameters"), OpenSSL and Java accept it; make the key and its certificate again with other software.',
    );
    return [{ message, bytes: algorithm.range }];
  },
};
