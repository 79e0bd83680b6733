import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** The signature algorithm inside of what is signed is not the one outside. */
export const signatureAlgorithmsDiffer: CertificateRule = {
  id: 'certificate/signature-algorithms-differ',
  title: 'Signature algorithm differs from the one that is signed',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.1.1.2'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_cert_sig_alg_not_match_tbs_sig_alg'],
  scope: 'certificate',
  impliedBy: ['chain/algorithm-mismatch', 'chain/malformed'],
  check({ certificate }, { t }) {
    const { der, innerSignatureAlgorithm: inner, signatureAlgorithm: outer } = certificate;
    // Missing is another thing, and said where it is missed.
    if (inner.name === '' || outer.name === '' || isSame(der, inner.range, outer.range)) return silent;
    if (inner.oid === outer.oid) {
      const message = t(
        'The parameters of the signature algorithm {0} differ inside and outside of what is signed. OpenSSL, Go and Java refuse the certificate; issue it again.',
        inner.name,
      );
      return [{ message, bytes: outer.range }];
    }
    const message = t(
      'The certificate says {0} inside of what is signed, and {1} outside. OpenSSL, Go and Java refuse it; issue it again.',
      inner.name,
      outer.name,
    );
    return [{ message, bytes: outer.range }];
  },
};

type Bytes = { readonly start: number; readonly end: number };

function isSame(der: Uint8Array, one: Bytes, other: Bytes): boolean {
  const length = one.end - one.start;
  if (length !== other.end - other.start) return false;
  for (let index = 0; index < length; index++) {
    if (der[one.start + index] !== der[other.start + index]) return false;
  }
  return true;
}
