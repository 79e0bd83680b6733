import type { PathReason, ReasonCode } from '../../path/validation/reasons.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Evidence } from '../evidence.ts';

/** Why the served chain does not hold, the most specific first: the reasons of its most promising path. Empty where it holds, or was not judged. */
export function servedReasons({ chain }: Evidence): readonly PathReason[] {
  const { result } = chain;
  return result === undefined || result.verdict === 'valid' ? [] : (result.failed[0]?.reasons ?? []);
}

/** The first of these reasons. */
export function servedReason(evidence: Evidence, ...codes: readonly ReasonCode[]): PathReason | undefined {
  return servedReasons(evidence).find(({ code }) => codes.includes(code));
}

/** Whether a reason is about the server's own certificate, not about a CA above it. */
export function isLeaf(certificate: Certificate, { chain }: Evidence): boolean {
  const [leaf] = chain.certificates;
  return leaf === certificate || leaf?.quickKey === certificate.quickKey;
}

/** The certificates that clients verify: those of the path that holds, without the anchor; all that were served where none does. */
export function verifiedCertificates({ chain }: Evidence): readonly Certificate[] {
  const { certificates, result } = chain;
  if (result?.verdict !== 'valid') return certificates.filter((each, index) => index === 0 || !isSelfIssued(each));
  return result.path.certificates.filter((each, index) => index === 0 || each !== result.path.anchor);
}
