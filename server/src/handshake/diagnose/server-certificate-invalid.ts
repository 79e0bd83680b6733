import { adviseOn } from '../../features/explain/advice.ts';
import type { ReasonCode } from '../../path/validation/reasons.ts';
import { describeReason } from '../../rules/reason-text.ts';
import { servedReasons } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** Reasons that have a cause of their own. */
const named: ReadonlySet<ReasonCode> = new Set([
  'revoked',
  'expired',
  'not-yet-valid',
  'peer-name-mismatch',
  'no-subject-alternative-name',
  'wrong-purpose',
  'purpose-missing',
  'purpose-forbidden',
  'wrong-key-usage',
  'weak-key',
  'weak-signature',
  'signature-invalid',
  'issuer-not-found',
  'issuer-not-trusted',
  'revocation-unknown',
  'signature-uncheckable',
  'work-limit',
]);

/** Everything else for which the served chain does not hold: constraints of CAs, malformed certificates. */
export const serverCertificateInvalid: Cause = {
  id: 'server-certificate-invalid',
  title: 'Chain of the server does not hold for another reason',
  about: 'served',
  says: {
    openssl: [
      'invalid CA certificate',
      'path length constraint exceeded',
      'permitted subtree violation',
      'unhandled critical extension',
    ],
    go: [
      'x509: a root or intermediate certificate is not authorized to sign for this name',
      'x509: invalid signature: parent certificate cannot sign this kind of certificate',
      'x509: too many intermediates for path length constraint',
    ],
    java: ['basic constraints check failed: this is not a CA certificate', 'name constraints check failed'],
    node: ['INVALID_CA', 'PATH_LENGTH_EXCEEDED', 'PERMITTED_VIOLATION'],
  },
  explain(evidence, t) {
    const reason = servedReasons(evidence).find(({ code }) => !named.has(code));
    if (reason === undefined) return undefined;
    return {
      cause: t('Clients refuse the chain that the server sends.'),
      evidence: `${describeReason(reason, t)} (${reason.section})`,
      remedy: adviseOn(reason, t),
    };
  },
};
