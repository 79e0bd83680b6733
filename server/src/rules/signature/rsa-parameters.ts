import { Tag } from '../../asn1/reader.ts';
import type { AlgorithmIdentifier } from '../../x509/types.ts';
import { rfc4055 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { takesNullParameters } from './algorithm-parameters.ts';

/** RSA signature algorithm whose parameters are not NULL. */
export const rsaParameters: CertificateRule = {
  id: 'signature/rsa-parameters',
  title: 'RSA signature algorithm without NULL parameters',
  severity: 'information',
  force: 'MUST',
  citation: rfc4055('5'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_tbs_signature_rsa_encryption_parameter_not_null'],
  scope: 'certificate',
  impliedBy: ['chain/malformed'],
  check({ certificate: { der, innerSignatureAlgorithm } }, { t }) {
    if (!takesNullParameters(innerSignatureAlgorithm.oid) || hasNull(der, innerSignatureAlgorithm)) return silent;
    const message = t(
      'The signature algorithm {0} must have NULL parameters. OpenSSL, Go and Java accept it without, stricter software does not; issue the certificate again.',
      innerSignatureAlgorithm.name,
    );
    return [{ message, bytes: innerSignatureAlgorithm.range }];
  },
};

function hasNull(der: Uint8Array, { parameters }: AlgorithmIdentifier): boolean {
  if (parameters === undefined) return false;
  return der[parameters.start] === Tag.null && parameters.end - parameters.start === 2;
}
