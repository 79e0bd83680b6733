import type { IssuerSource, UnitAnalysis, UnitCertificate } from '../path/types.ts';
import { getDisplayName, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { code } from './markdown.ts';
import type { FeatureContext } from './types.ts';

const MAX_DEPTH = 10;

/**
 * One line, Markdown: `leaf ← Payments CA ← Root, in ca.pem`: the path that holds, where one was found, else the issuers as far as
 * they are known.
 */
export function formatChain(
  start: UnitCertificate,
  certificate: Certificate,
  analysis: UnitAnalysis,
  context: FeatureContext,
): string {
  if (isSelfIssued(certificate)) return context.t('self-issued');
  const above = describeValid(start, analysis, context) ?? climb(start, analysis, context);
  return [code(getDisplayName(certificate)), ...above].join(' ← ');
}

/** What stands above a certificate in a path of its unit that holds; undefined where it is in none. */
function describeValid(
  start: UnitCertificate,
  { holders }: UnitAnalysis,
  context: FeatureContext,
): string[] | undefined {
  for (const { judgement } of holders)
    for (const { result } of judgement?.verdicts ?? []) {
      const certificates = result.verdict === 'valid' ? result.path.certificates : [];
      const above = certificates.slice(certificates.indexOf(start.certificate) + 1);
      // Where the path ends short of a root, the climb says what is missing.
      const isWhole = above.length < certificates.length && certificates.slice(-1).every(isSelfIssued);
      if (judgement === undefined || !isWhole || above.length === 0) continue;
      const sources = above.flatMap((each) => judgement.sourceOf(each) ?? []);
      return sources.map((source) => describeStep(source, start, context));
    }
  return undefined;
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
