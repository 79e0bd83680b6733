import { getExtension } from '../x509/identity.ts';
import type { CertificateList, DecodeProblem, Extension } from '../x509/types.ts';
import type { CrlEnvironment, CrlFault } from './types.ts';

/** Extensions of a list that are acted on: issuingDistributionPoint, deltaCRLIndicator, cRLNumber, authorityKeyIdentifier. */
const understood: ReadonlySet<string> = new Set(['2.5.29.28', '2.5.29.27', '2.5.29.20', '2.5.29.35']);

/** Extensions of an entry that are: cRLReason, holdInstructionCode, invalidityDate, certificateIssuer. */
const understoodOfEntry: ReadonlySet<string> = new Set(['2.5.29.21', '2.5.29.23', '2.5.29.24', '2.5.29.29']);

const harmless: ReadonlySet<DecodeProblem['code']> = new Set(['bad-value', 'non-minimal-integer']);

/** Why a list cannot be used by itself, whatever the certificate (RFC 5280 §5); undefined where it can. */
export function findCrlFault(crl: CertificateList, environment: CrlEnvironment): CrlFault | undefined {
  if (isMalformed(crl)) return 'malformed';
  const second = Math.floor(environment.time / 1000) * 1000;
  const { thisUpdate, nextUpdate } = crl;
  if (thisUpdate.epochMilliseconds === undefined || second < thisUpdate.epochMilliseconds) return 'not-yet-valid';
  // A list without an end (RFC 5280 §5.1.2.5 demands one) never expires, as OpenSSL has it.
  if (nextUpdate !== undefined && second > (nextUpdate.epochMilliseconds ?? Number.NEGATIVE_INFINITY)) return 'expired';
  if (hasUnknownCritical(crl.extensions, understood)) return 'unknown-critical-extension';
  return environment.strict && !isComplete(crl) ? 'incomplete' : undefined;
}

function isComplete(crl: CertificateList): boolean {
  return (
    crl.nextUpdate !== undefined &&
    getExtension(crl, 'crlNumber') !== undefined &&
    getExtension(crl, 'authorityKeyIdentifier') !== undefined
  );
}

function isMalformed(crl: CertificateList): boolean {
  return (
    crl.version > 2 ||
    (crl.version === 1 && crl.extensions.length > 0) ||
    crl.signature.unusedBits !== 0 ||
    !hasEqualAlgorithms(crl) ||
    crl.problems.some(({ code }) => !harmless.has(code)) ||
    crl.extensions.some(({ value, critical }) => critical && value.kind === 'malformed')
  );
}

function hasEqualAlgorithms({
  der,
  innerSignatureAlgorithm: inner,
  signatureAlgorithm: outer,
}: CertificateList): boolean {
  const one = der.subarray(inner.range.start, inner.range.end);
  const other = der.subarray(outer.range.start, outer.range.end);
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}

function hasUnknownCritical(extensions: readonly Extension[], known: ReadonlySet<string>): boolean {
  return extensions.some(({ critical, oid }) => critical && !known.has(oid));
}

/** True where an entry has a critical extension that is not acted on: then the whole list must not be used (RFC 5280 §5.3). */
export function isForeignEntry(extensions: readonly Extension[]): boolean {
  return hasUnknownCritical(extensions, understoodOfEntry);
}
