import { rfc8410 } from '../citations.ts';
import { publication } from '../publication.ts';
import { takesNoParameters } from '../signature/algorithm-parameters.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Parameters of a key algorithm that must have none: Edwards and Montgomery curves, ML-DSA, SLH-DSA, ML-KEM. */
export const parametersPresent: CertificateRule = {
  id: 'key/parameters-present',
  title: 'Key algorithm with parameters that it must not have',
  severity: 'error',
  force: 'MUST',
  citation: rfc8410('3'),
  fixable: false,
  since: publication.rfc8410,
  scope: 'certificate',
  check({ certificate: { publicKey } }, { t }) {
    const { oid, name, parameters } = publicKey.algorithm;
    if (parameters === undefined || !takesNoParameters(oid)) return silent;
    const message = t(
      'The key algorithm {0} must have no parameters. OpenSSL and Go refuse the certificate; make the key and its certificate again with other software.',
      name,
    );
    return [{ message, bytes: parameters }];
  },
};
