import { rfc8446 } from '../citations.ts';
import { isForTls } from '../role/for-tls.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';

/** Those that TLS 1.3 signs with (RFC 8446 §4.2.3), and SM2, which has TLS of its own (RFC 8998). */
const usable: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521', 'SM2']);

/** Leaf on a curve that TLS stacks do not offer: secp256k1, P-224, brainpool. */
export const curveOutsideTls: CertificateRule = {
  id: 'key/curve-outside-tls',
  title: 'Leaf on an elliptic curve that TLS stacks do not offer',
  severity: 'warning',
  force: 'MUST',
  citation: rfc8446('4.2.3'),
  fixable: false,
  scope: 'certificate',
  about: ['leaf'],
  impliedBy: ['webpki/curve', 'chain/weak-key', 'chain/explicit-curve', 'key/explicit-curve'],
  check(subject, { t }) {
    const { type, curve, range } = subject.certificate.publicKey;
    if (type !== 'EC' || curve === undefined || usable.has(curve) || !isForTls(subject)) return silent;
    const message = t(
      'The key of {0} is on the curve {1}, which TLS stacks do not offer: Go, Java, Node and OpenSSL end the handshake with the alert handshake_failure (OpenSSL does not where both sides ask for the curve). Issue the certificate again for a key on P-256.',
      nameOf(subject.certificate),
      curve,
    );
    // Whoever has brainpool curves has them by order of an authority, and names them on both sides (RFC 7027, RFC 8734).
    return [{ message, bytes: range, severity: curve.startsWith('brainpool') ? 'information' : 'warning' }];
  },
};
