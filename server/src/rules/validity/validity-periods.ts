import type { ArtifactContent } from '../../documents/types.ts';
import type { Certificate, CertificateList, Pkcs7Bundle } from '../../x509/types.ts';
import type { Report } from '../types.ts';

/** Something that is good from one moment to another. */
export type Dated = Certificate | CertificateList;

const nothing: readonly Report[] = [];

/** Judges every certificate and CRL of a block: itself, or what a PKCS#7 bundle holds. Lists nothing where `judge` finds nothing. */
export function judgeDated(content: ArtifactContent, judge: (dated: Dated) => Report | undefined): readonly Report[] {
  const { object } = content;
  if (isGuesswork(content)) return nothing;
  if (object.kind === 'certificate' || object.kind === 'crl') {
    const report = judge(object);
    return report === undefined ? nothing : [report];
  }
  return object.kind === 'pkcs7' ? listBundled(object).flatMap((dated) => judge(dated) ?? []) : nothing;
}

/** Where base64 is wrong and what it decodes to as well, the dates may be any others. */
function isGuesswork({ problems, object }: ArtifactContent): boolean {
  // The text first: asking a certificate for its problems decodes all that is in it.
  return (
    problems.some(({ kind, detail }) => kind === 'bad-base64' && detail !== 'trailing-bits') &&
    object.problems.length > 0
  );
}

function listBundled({ certificates, crls }: Pkcs7Bundle): Dated[] {
  return [...certificates.map(({ certificate }) => certificate), ...crls.map(({ crl }) => crl)];
}

/** First moment of validity in milliseconds since 1970 UTC; a CRL's thisUpdate. Undefined where it is no time. */
export function getStart(dated: Dated): number | undefined {
  return dated.kind === 'crl' ? dated.thisUpdate.epochMilliseconds : dated.validity.notBefore.epochMilliseconds;
}

/** Last moment of validity in milliseconds since 1970 UTC; a CRL's nextUpdate. Undefined where it is no time or not said. */
export function getEnd(dated: Dated): number | undefined {
  return dated.kind === 'crl' ? dated.nextUpdate?.epochMilliseconds : dated.validity.notAfter.epochMilliseconds;
}

/** `99991231235959Z`: no well-defined expiry (RFC 5280 §4.1.2.5). */
const NO_EXPIRY = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Whether a certificate says that it has no well-defined expiry, as devices' identities do. */
export function hasNoExpiry(dated: Dated): boolean {
  return getEnd(dated) === NO_EXPIRY;
}

/** Whether a certificate ends before it begins: then that is what is wrong, and not the clock. */
export function isNeverValid(dated: Dated): boolean {
  return (
    dated.kind === 'certificate' &&
    (getEnd(dated) ?? Number.POSITIVE_INFINITY) < (getStart(dated) ?? Number.NEGATIVE_INFINITY)
  );
}
