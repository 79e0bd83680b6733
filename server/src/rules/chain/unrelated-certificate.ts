import { isAuthority } from '../../path/certificate-links.ts';
import type { HolderAnalysis, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import { rfc8446 } from '../citations.ts';
import { relateArtifact } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A certificate in a chain that by its name signed none of the certificates from the leaf upwards. */
export const unrelatedCertificate: UnitRule = {
  id: 'chain/unrelated-certificate',
  title: 'Certificate does not belong to the chain it stands in',
  severity: 'warning',
  citation: rfc8446('4.4.2'),
  fixable: true,
  scope: 'unit',
  *check(_unit, analysis, context) {
    for (const holder of analysis.holders) {
      if (holder.leaf === undefined) continue;
      for (const stranger of holder.strangers) {
        if (!mayBeAboveGap(stranger, holder, analysis)) yield report(stranger, holder.leaf, context);
      }
    }
  },
};

/** With the leaf's own issuer missing, a root may well be the one above it: `chain/missing-issuer` says all that is known. */
function mayBeAboveGap(
  { certificate }: UnitCertificate,
  { path, leaf }: HolderAnalysis,
  analysis: UnitAnalysis,
): boolean {
  const leafIssuer = leaf === undefined || path.length > 1 ? undefined : analysis.issuerOf(leaf).kind;
  return leafIssuer === 'missing' && isAuthority(certificate) && isSelfIssued(certificate);
}

function report({ certificate, artifact }: UnitCertificate, leaf: UnitCertificate, { t }: RuleContext): Report {
  return {
    range: artifact.anchor,
    message: t(
      '{0} signed no certificate in the chain of {1}. Peers ignore it, or refuse the handshake where they take the order of a chain literally; remove it, or replace it by the issuer that is missing.',
      nameOf(certificate),
      nameOf(leaf.certificate),
    ),
    related: [relateArtifact(leaf.artifact, t('The leaf of this chain'))],
    unnecessary: true,
  };
}
