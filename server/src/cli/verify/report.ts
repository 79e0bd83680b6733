import { toHex } from '../../asn1/hex.ts';
import type { PathReason } from '../../path/validation/reasons.ts';
import type { CertificationPath, PathResult } from '../../path/validation/types.ts';
import { describeReason } from '../../rules/reason-text.ts';
import type { CryptoProvider } from '../../runtime/types.ts';
import { english } from '../../text/localize.ts';
import { getDisplayName } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { PlacedCertificate } from './material.ts';

/** One certificate of a path, as `certscope verify` prints it. */
export interface ReportedCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly sha256: string;
  /** `system` for the operating system's own store. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
}

/** One reason why a path does not hold. */
export interface ReportedReason {
  readonly code: string;
  readonly section: string;
  readonly field: string;
  readonly certificate: { readonly subject: string; readonly sha256: string };
  readonly message: string;
  readonly values: readonly string[];
}

/** A path with names for drawing it. `reasons` is empty for one that holds. */
export interface ReportedPath {
  /** The leaf first. */
  readonly path: readonly ReportedCertificate[];
  readonly names: readonly string[];
  /** The last certificate is a trust anchor. */
  readonly reachesAnchor: boolean;
  readonly reasons: readonly ReportedReason[];
}

/** The answer, ready to be printed. */
export interface VerifyReport {
  readonly verdict: PathResult['verdict'];
  /** The one that holds, or those that do not, the most promising first. */
  readonly paths: readonly ReportedPath[];
}

/** Names, fingerprints and places for what was decided. */
export function toReport(
  result: PathResult,
  placed: readonly PlacedCertificate[],
  crypto: CryptoProvider,
): VerifyReport {
  const places = new Map(placed.map((each) => [each.certificate, each]));
  const report = (path: CertificationPath, reasons: readonly PathReason[]): ReportedPath => ({
    path: path.certificates.map((certificate) => reportCertificate(certificate, places.get(certificate), crypto)),
    names: path.certificates.map(getDisplayName),
    reachesAnchor: path.anchor !== undefined,
    reasons: reasons.map((reason) => reportReason(reason, crypto)),
  });
  if (result.verdict === 'valid') return { verdict: 'valid', paths: [report(result.path, [])] };
  return { verdict: result.verdict, paths: result.failed.map((path) => report(path, path.reasons)) };
}

function reportCertificate(
  certificate: Certificate,
  place: PlacedCertificate | undefined,
  crypto: CryptoProvider,
): ReportedCertificate {
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    sha256: fingerprint(certificate, crypto),
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
}

function reportReason(reason: PathReason, crypto: CryptoProvider): ReportedReason {
  const { code, section, field, certificate, values } = reason;
  return {
    code,
    section,
    field,
    certificate: { subject: certificate.subject.text, sha256: fingerprint(certificate, crypto) },
    message: describeReason(reason, english),
    values,
  };
}

function fingerprint({ der }: Certificate, crypto: CryptoProvider): string {
  return toHex(crypto.digest('SHA-256', der));
}
