import type { AlgorithmIdentifier } from '../../x509/types.ts';
import { rfc4055 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Bytes of the hashes that TLS has with RSASSA-PSS (RFC 8446 §4.2.3). */
const hashLengths: Readonly<Record<string, number>> = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 };

/** RSASSA-PSS with two different hashes, a hash that TLS does not have, or a salt of another length than the hash. */
export const pssParameters: CertificateRule = {
  id: 'signature/pss-parameters',
  title: 'Unusual parameters of RSASSA-PSS',
  severity: 'warning',
  force: 'SHOULD',
  citation: rfc4055('3.1'),
  fixable: false,
  since: publication.rfc4055,
  scope: 'certificate',
  check({ certificate, isSelfSigned }, { t }) {
    const { pss, range } = certificate.signatureAlgorithm;
    // Nobody verifies the signature of a root.
    if (pss === undefined || isUsual(pss) || isSelfSigned) return silent;
    const message = t(
      'The signature is RSASSA-PSS with {0}, MGF1 with {1} and a salt of {2} bytes. Go verifies only one hash of the SHA-2 family for both and a salt as long as the hash; sign again with such parameters.',
      pss.hash,
      pss.maskHash,
      pss.saltLength,
    );
    return [{ message, bytes: range }];
  },
};

function isUsual({ hash, maskHash, saltLength }: NonNullable<AlgorithmIdentifier['pss']>): boolean {
  return hash === maskHash && hashLengths[hash] === saltLength;
}
