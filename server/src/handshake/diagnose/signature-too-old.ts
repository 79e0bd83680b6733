import { checkSignatureAlgorithm } from '../../path/validation/certificate/algorithms.ts';
import { nameOf } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Evidence } from '../evidence.ts';
import { findClientFault } from './client-faults.ts';
import { findRefusal, hasShownCertificate } from './client-refusal.ts';
import { failedWith, hasServerHello, serverAlert } from './observations.ts';
import type { Cause, Explanation } from './types.ts';

/** What OpenSSL says, in Node's names, of a signature algorithm that it does not take any more. */
const codes = [
  'ERR_SSL_CA_MD_TOO_WEAK',
  'ERR_SSL_MD_TOO_WEAK',
  'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
  'ERR_SSL_WRONG_SIGNATURE_TYPE',
  'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM',
  'ERR_SSL_NO_SHARED_SIGNATURE_ALGORITHMS',
] as const;

/** A signature with SHA-1 or MD5, in the handshake or under the client's own certificate. */
export const signatureTooOld: Cause = {
  id: 'signature-too-old',
  title: 'Signature algorithm that TLS stacks do not take any more (SHA-1, MD5)',
  about: 'attempt',
  says: {
    openssl: ['ca md too weak', 'legacy sigalg disallowed or unsupported', 'wrong signature type'],
    go: [
      "tls: peer doesn't support any of the certificate's signature algorithms",
      'x509: cannot verify signature: insecure algorithm SHA1-RSA',
    ],
    java: [
      'No supported CertificateVerify signature algorithm',
      'Algorithm constraints check failed on signature algorithm: SHA1withRSA',
    ],
    node: ['ERR_SSL_CA_MD_TOO_WEAK', 'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED'],
  },
  explain(evidence, t) {
    const refused = explainRefusal(evidence, t);
    if (refused !== undefined) return refused;
    const failure = failedWith(evidence, ...codes);
    if (failure === undefined || serverAlert(evidence) !== undefined) return undefined;
    return failure.phase === 'credentials'
      ? {
          cause: t(
            'The client certificate, or a CA above it, is signed with an algorithm that OpenSSL refuses (SHA-1 or MD5).',
          ),
          evidence: t('The certificate could not be loaded ({0}); nothing was sent to the server.', failure.error.code),
          remedy: t('Have the client certificate issued again with SHA-256 or better.'),
        }
      : {
          cause: t(
            "The server can sign its part of the handshake only with an algorithm that today's clients refuse (SHA-1 or MD5).",
          ),
          evidence: hasServerHello(evidence)
            ? t('The client gave up after the server had answered: {0}.', failure.error.code)
            : t('The client gave up: {0}.', failure.error.code),
          remedy: t('Update the TLS library of the server, or have it use TLS 1.2 or later with SHA-256.'),
        };
  },
};

/** Refusals that name another reason. */
const otherReasons: readonly string[] = [
  'certificate_required',
  'certificate_expired',
  'certificate_revoked',
  'unknown_ca',
];

/** The server refuses the client without a better reason, and something that it sent is signed with SHA-1 or MD5. */
function explainRefusal(evidence: Evidence, t: Localize): Explanation | undefined {
  const refusal = findRefusal(evidence, t);
  const isUnexplained = refusal !== undefined && !otherReasons.includes(refusal.by);
  if (!isUnexplained || !hasShownCertificate(evidence) || findClientFault(evidence) !== undefined) return undefined;
  const weak = evidence.clientChain.find((certificate) => isSignedWeakly(certificate, evidence.now));
  if (weak === undefined) return undefined;
  return {
    cause: t(
      'The server refuses the client certificate: {0} is signed with {1}, which TLS stacks do not take any more.',
      nameOf(weak),
      weak.signatureAlgorithm.name,
    ),
    evidence: refusal.evidence,
    remedy: t('Have the client certificate issued again with SHA-256 or better.'),
  };
}

/** What a root signs itself with is asked by nobody. */
function isSignedWeakly(certificate: Certificate, time: number): boolean {
  const isRoot = certificate.subject.matchKey === certificate.issuer.matchKey;
  return !isRoot && checkSignatureAlgorithm(certificate, { profile: 'internal', purpose: 'client', time }).length > 0;
}
