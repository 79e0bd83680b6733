import { toHex } from '../../asn1/hex.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** RSA with NULL, P-256, P-384, P-521. */
const allowed: ReadonlySet<string> = new Set([
  '300d06092a864886f70d0101010500',
  '301306072a8648ce3d020106082a8648ce3d030107',
  '301006072a8648ce3d020106052b81040022',
  '301006072a8648ce3d020106052b81040023',
]);

/** Algorithm of a key in another encoding than demanded. */
export const keyAlgorithmEncoding = webRule({
  id: 'webpki/key-algorithm-encoding',
  title: 'Algorithm of a key in another encoding than demanded',
  force: 'MUST',
  section: '7.1.3.1',
  since: effective.v171,
  zlint: ['e_algorithm_identifier_improper_encoding'],
  impliedBy: ['webpki/key-type', 'webpki/curve', 'webpki/dsa-key'],
  check(subject, { t }) {
    const { algorithm } = subject.certificate.publicKey;
    if (allowed.has(toHex(subject.bytes(algorithm.range)))) return silent;
    const message = t(
      'The algorithm {0} of the key of {1} is not encoded as the Baseline Requirements prescribe byte for byte. A public CA has to revoke the certificate; have it issued again for a P-256 or RSA-2048 key.',
      algorithm.name,
      nameOf(subject.certificate),
    );
    return reportOne(message, algorithm.range);
  },
});
