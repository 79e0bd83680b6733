import { isAuthority } from '../../path/certificate-links.ts';
import type { HolderAnalysis, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc8446 } from '../citations.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A self-signed root is sent along with the chain below it. */
export const redundantRoot: UnitRule = {
  id: 'chain/redundant-root',
  title: 'Chain includes its root, which peers ignore',
  severity: 'information',
  force: 'advice',
  citation: rfc8446('4.4.2'),
  fixable: true,
  scope: 'unit',
  *check(_unit, analysis, context) {
    for (const holder of analysis.holders) yield* checkHolder(holder, analysis, context);
  },
};

function* checkHolder(holder: HolderAnalysis, analysis: UnitAnalysis, context: RuleContext): Generator<Report> {
  const { leaf, certificates, strangers, duplicates } = holder;
  // Every chain of one certificate is its own root or has none.
  if (certificates.length < 2) return;
  // A chain without an end entity is a set of CAs, whose root somebody wants.
  if (leaf === undefined || isAuthority(leaf.certificate)) return;
  const others = new Set([...strangers, ...duplicates.map(({ certificate }) => certificate)]);
  for (const certificate of certificates) {
    if (!others.has(certificate) && isRoot(certificate, analysis)) yield report(certificate, holder, context);
  }
}

function isRoot(certificate: UnitCertificate, analysis: UnitAnalysis): boolean {
  return analysis.issuerOf(certificate).kind === 'self-signed' && isAuthority(certificate.certificate);
}

function report({ certificate, artifact }: UnitCertificate, { path }: HolderAnalysis, { t }: RuleContext): Report {
  return {
    range: artifact.anchor,
    message: t(
      '{0} is the root of this chain. Peers must trust it already and ignore a copy that is sent along, which only makes every handshake {1} bytes longer; it can be removed.',
      nameOf(certificate),
      certificate.der.length,
    ),
    unnecessary: true,
    // A leaf and the root that signed it, without anything between, is how small private setups keep them.
    ...(path.length > 2 ? {} : { severity: 'hint' }),
  };
}
