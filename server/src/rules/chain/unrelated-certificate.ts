import { isAuthority } from '../../path/certificate-links.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import type { HolderAnalysis, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc8446 } from '../citations.ts';
import { relateArtifact } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A certificate in a chain that by its name signed none of the certificates from the leaf upwards. */
export const unrelatedCertificate: UnitRule = {
  id: 'chain/unrelated-certificate',
  title: 'Certificate does not belong to the chain it stands in',
  severity: 'warning',
  force: 'advice',
  citation: rfc8446('4.4.2'),
  fixable: true,
  scope: 'unit',
  *check(_unit, analysis, context) {
    for (const holder of analysis.holders) {
      if (holder.leaf === undefined) continue;
      for (const stranger of holder.strangers) {
        if (!mayBeAboveGap(stranger, holder, analysis)) yield report(stranger, holder.leaf, holder.path, context);
      }
    }
  },
};

/** With the leaf's own issuer missing, a CA may well be one above it: `chain/missing-issuer` says all that is known. */
function mayBeAboveGap(
  { certificate }: UnitCertificate,
  { path, leaf }: HolderAnalysis,
  analysis: UnitAnalysis,
): boolean {
  const leafIssuer = leaf === undefined || path.length > 1 ? undefined : analysis.issuerOf(leaf).kind;
  return leafIssuer === 'missing' && isAuthority(certificate);
}

function report(
  { certificate, artifact }: UnitCertificate,
  leaf: UnitCertificate,
  path: HolderAnalysis['path'],
  { t }: RuleContext,
): Report {
  const hasNamesake = path.some((step) => getIssuer(step).subject.matchKey === certificate.subject.matchKey);
  const names = [nameOf(certificate), nameOf(leaf.certificate)];
  return {
    range: artifact.anchor,
    message: hasNamesake
      ? t(
          '{0} has the name of a CA in the chain of {1}, but another key, and signed no certificate there (the CA was probably re-created). Peers cannot build the chain with it; replace it by the one that signed.',
          ...names,
        )
      : t(
          '{0} signed no certificate in the chain of {1}. Peers ignore it, or refuse the handshake where they take the order of a chain literally; remove it, or replace it by the issuer that is missing.',
          ...names,
        ),
    related: [relateArtifact(leaf.artifact, t('The leaf of this chain'))],
    unnecessary: true,
  };
}
