import type { IssuerSource, UnitAnalysis, UnitCertificate } from '../path/types.ts';
import { getDisplayName, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { code } from './markdown.ts';
import type { FeatureContext } from './types.ts';

const MAX_DEPTH = 10;

/** One line, Markdown: `leaf ← Payments CA ← Root, in ca.pem`; undefined for a self-issued certificate, which has nothing above it. */
export function formatChain(
  start: UnitCertificate,
  certificate: Certificate,
  analysis: UnitAnalysis,
  context: FeatureContext,
): string | undefined {
  if (isSelfIssued(certificate)) return context.t('self-issued');
  const steps = [code(getDisplayName(certificate)), ...climb(start, analysis, context)];
  return steps.join(' ← ');
}

/** The issuers above a certificate, each with where it was found if that is not the unit itself; ends with a question mark where one is missing. */
function climb(start: UnitCertificate, analysis: UnitAnalysis, context: FeatureContext): string[] {
  const steps: string[] = [];
  const seen = new Set<Certificate>([start.certificate]);
  let place: UnitCertificate = start;
  while (steps.length < MAX_DEPTH) {
    const result = analysis.issuerOf(place);
    if (result.kind === 'self-signed') return steps;
    if (result.kind === 'missing')
      return [...steps, `${code(place.certificate.issuer.text)} (${context.t('not found')})`];
    if (result.kind === 'wrong-key')
      return [...steps, `${code(place.certificate.issuer.text)} (${context.t('another key')})`];
    const above = certificateOf(result.issuer);
    if (seen.has(above)) return steps;
    seen.add(above);
    steps.push(describeStep(result.issuer, place, context));
    if (result.issuer.kind === 'workspace') return [...steps, ...climbWorkspace(above, seen, context)];
    place = result.issuer.certificate;
  }
  return [...steps, '…'];
}

/** Above an issuer found in another file, by names alone. */
function climbWorkspace(from: Certificate, seen: Set<Certificate>, context: FeatureContext): string[] {
  const steps: string[] = [];
  let certificate = from;
  while (!isSelfIssued(certificate) && steps.length < MAX_DEPTH) {
    const found = context.workspace.bySubject(certificate.issuer.matchKey)[0];
    if (found === undefined || found.object.kind !== 'certificate' || seen.has(found.object)) return steps;
    seen.add(found.object);
    certificate = found.object;
    steps.push(context.t('{0}, in {1}', code(getDisplayName(certificate)), code(found.location)));
  }
  return steps;
}

function certificateOf(source: IssuerSource): Certificate {
  return source.kind === 'unit' ? source.certificate.certificate : source.found.object;
}

function describeStep(source: IssuerSource, below: UnitCertificate, { t }: FeatureContext): string {
  const name = code(getDisplayName(certificateOf(source)));
  if (source.kind === 'workspace') return t('{0}, in {1}', name, code(source.found.location));
  return source.certificate.holder === below.holder
    ? name
    : t('{0}, in {1}', name, code(source.certificate.holder.name));
}
