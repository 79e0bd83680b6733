import { rfc5758 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { signsWithoutParameters } from './algorithm-parameters.ts';

/** Parameters of a signature algorithm that must have none: ECDSA, DSA, EdDSA, ML-DSA, SLH-DSA. */
export const parametersPresent: CertificateRule = {
  id: 'signature/parameters-present',
  title: 'Signature algorithm with parameters that it must not have',
  severity: 'information',
  force: 'MUST',
  citation: rfc5758('3.2'),
  fixable: false,
  since: publication.rfc5758,
  scope: 'certificate',
  check({ certificate: { innerSignatureAlgorithm } }, { t }) {
    const { oid, name, parameters } = innerSignatureAlgorithm;
    if (parameters === undefined || !signsWithoutParameters(oid)) return silent;
    const message = t(
      'The signature algorithm {0} must have no parameters. OpenSSL, Go and Java accept them with ECDSA, stricter software does not; issue the certificate again.',
      name,
    );
    return [{ message, bytes: parameters }];
  },
};
