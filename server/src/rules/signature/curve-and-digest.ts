import type { Certificate } from '../../x509/types.ts';
import { mozillaPolicy } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** Digests of ECDSA by OID (RFC 5758 §3.2), in bits. */
const digests: ReadonlyMap<string, number> = new Map([
  ['1.2.840.10045.4.3.2', 256],
  ['1.2.840.10045.4.3.3', 384],
  ['1.2.840.10045.4.3.4', 512],
]);

/** Curves with the digest that belongs to each, and the bytes that two numbers of their size take in DER, at most. */
const curves = [
  { name: 'P-256', digest: 256, maxBytes: 72 },
  { name: 'P-384', digest: 384, maxBytes: 104 },
  { name: 'P-521', digest: 512, maxBytes: 139 },
] as const;

/** An ECDSA signature whose digest does not belong to the curve that made it. */
export const curveAndDigest: CertificateRule = {
  id: 'signature/curve-and-digest',
  title: 'ECDSA signature with the digest of another curve',
  severity: 'information',
  force: 'MUST',
  citation: mozillaPolicy('5.1.2'),
  fixable: false,
  zlint: ['e_mp_ecdsa_signature_encoding_correct'],
  scope: 'certificate',
  check(subject, { t, profile }) {
    const { signatureAlgorithm } = subject.certificate;
    const digest = digests.get(signatureAlgorithm.oid);
    const curve = digest === undefined ? undefined : guessCurve(subject.certificate);
    if (digest === undefined || curve === undefined || curve.digest === digest) return silent;
    // Elsewhere all stacks take a shorter digest, and most a longer one.
    if (profile === 'internal' && digest !== 512) return silent;
    const message = t(
      'The certificate is signed by a {0} key with SHA-{1}, where SHA-{2} belongs to that curve. Of the TLS stacks rustls refuses such a signature with SHA-512, and public CAs may make none; have it issued with SHA-{2}.',
      curve.name,
      digest,
      curve.digest,
    );
    return [{ message, bytes: signatureAlgorithm.range }];
  },
};

/** The issuer's curve, as far as the length of its signature tells; its key is not here to be asked. */
function guessCurve({ signature: { content } }: Certificate): (typeof curves)[number] | undefined {
  const length = content.end - content.start;
  // Numbers are rarely more than two bytes shorter than their curve.
  return length < 64 ? undefined : curves.find(({ maxBytes }) => length <= maxBytes);
}
