import { getExtension } from '../../../x509/identity.ts';
import type { Certificate, DecodeProblem, Extension } from '../../../x509/types.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { Profile } from '../types.ts';
import { isUnderstood } from './understood-extensions.ts';

/** What is wrong with a certificate as a structure (RFC 5280 §4.1), whoever signed it. */
export function checkStructure(certificate: Certificate, profile: Profile): PathReason[] {
  return [
    ...checkProblems(certificate, profile),
    ...checkVersion(certificate),
    ...checkSignatureBits(certificate),
    ...checkCurve(certificate),
    ...checkIssuer(certificate),
    ...checkAltNames(certificate),
  ];
}

function checkProblems(certificate: Certificate, profile: Profile): PathReason[] {
  return certificate.problems.flatMap((problem) => judgeProblem(certificate, problem, profile) ?? []);
}

/** Damage that all strict readers refuse. Odd values are only refused where a rule of the profile says so. */
const structuralCodes: ReadonlySet<DecodeProblem['code']> = new Set([
  'truncated',
  'trailing-data',
  'indefinite-length',
  'non-minimal-length',
  'unexpected-tag',
  'depth-limit',
  'node-limit',
  'size-limit',
]);

const NAME_CONSTRAINTS = '2.5.29.30';

function judgeProblem(certificate: Certificate, problem: DecodeProblem, profile: Profile): PathReason | undefined {
  const { code, where, what } = problem;
  if (code === 'algorithm-mismatch') return makeReason('algorithm-mismatch', certificate, where, what);
  const extension = findExtension(certificate, problem);
  if (code === 'duplicate-extension')
    return makeReason('duplicate-extension', certificate, extension?.name ?? where, extension?.name ?? what);
  // A minimum, a maximum or a character that cannot be: what such a constraint means is anybody's guess.
  const isOddConstraint = extension?.oid === NAME_CONSTRAINTS && code === 'bad-value';
  if (!structuralCodes.has(code) && !isOddConstraint) return undefined;
  if (extension === undefined) return makeReason('malformed', certificate, where, what);
  const counts = profile === 'webpki' || extension.critical || isUnderstood(extension.oid);
  return counts ? makeReason('malformed-extension', certificate, extension.name, where, what) : undefined;
}

function findExtension(certificate: Certificate, { range }: DecodeProblem): Extension | undefined {
  return certificate.extensions.find((each) => each.range.start <= range.start && range.end <= each.range.end);
}

function checkVersion(certificate: Certificate): PathReason[] {
  const { version, extensions, issuerUniqueId, subjectUniqueId } = certificate;
  if (version < 1 || version > 3)
    return [makeReason('unsupported-version', certificate, 'tbsCertificate.version', String(version))];
  const reasons: PathReason[] = [];
  if (extensions.length > 0 && version !== 3)
    reasons.push(makeReason('extensions-need-version-3', certificate, 'tbsCertificate.version', String(version)));
  if ((issuerUniqueId ?? subjectUniqueId) !== undefined && version === 1)
    reasons.push(makeReason('unique-identifiers-need-version-2', certificate, 'tbsCertificate.version'));
  return reasons;
}

/** A signature is whole bytes; the unused bits of the BIT STRING are the one part of it that no signature covers. */
function checkSignatureBits(certificate: Certificate): PathReason[] {
  const { unusedBits } = certificate.signature;
  return unusedBits === 0 ? [] : [makeReason('malformed', certificate, 'signatureValue', `${unusedBits} unused bits`)];
}

function checkCurve(certificate: Certificate): PathReason[] {
  return certificate.publicKey.curve === 'explicit parameters'
    ? [makeReason('explicit-curve', certificate, 'subjectPublicKeyInfo.algorithm.parameters')]
    : [];
}

/** A name that cannot be read may be the very one that a constraint excludes. */
function checkAltNames(certificate: Certificate): PathReason[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  const odd = names.find(({ kind, value }) => kind === 'unknown' || (kind === 'IP' && value.includes('/')));
  return odd === undefined ? [] : [makeReason('malformed-extension', certificate, 'subjectAltName', odd.value)];
}

function checkIssuer(certificate: Certificate): PathReason[] {
  return certificate.issuer.rdns.length === 0 ? [makeReason('empty-issuer', certificate, 'issuer')] : [];
}
