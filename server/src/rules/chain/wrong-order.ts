import type { HolderAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc8446 } from '../citations.ts';
import { describeHere, relateArtifact } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** The certificates of a chain do not follow each other from the leaf upwards. One finding a chain, on the first that is out of place. */
export const wrongOrder: UnitRule = {
  id: 'chain/wrong-order',
  title: 'Chain is not in order: leaf first, then each issuer',
  severity: 'error',
  force: 'MUST',
  citation: rfc8446('4.4.2'),
  fixable: true,
  scope: 'unit',
  *check(_unit, { holders }, context) {
    for (const analysis of holders) {
      const report = analysis.leaf === undefined ? undefined : checkOrder(analysis, analysis.leaf, context);
      if (report !== undefined) yield report;
    }
  },
};

function checkOrder(analysis: HolderAnalysis, leaf: UnitCertificate, context: RuleContext): Report | undefined {
  const first = analysis.certificates[0];
  if (first !== undefined && first !== leaf) return reportFirst(first, leaf, analysis, context);
  const expected = listOwn(analysis);
  const found = expected.toSorted((one, other) => one.index - other.index);
  for (const [position, certificate] of found.entries()) {
    const proper = expected[position];
    if (proper !== undefined && proper !== certificate) return reportLater(certificate, proper, expected, context);
  }
  return undefined;
}

/** The path's certificates that stand in the chain itself. */
function listOwn({ path, holder }: HolderAnalysis): UnitCertificate[] {
  return path.flatMap((step) => (step.kind === 'unit' && step.certificate.holder === holder ? [step.certificate] : []));
}

function reportFirst(
  first: UnitCertificate,
  leaf: UnitCertificate,
  analysis: HolderAnalysis,
  context: RuleContext,
): Report {
  return {
    range: first.artifact.anchor,
    message: context.t(
      '{0} stands first in {1}, where the leaf {2} belongs. A server takes the first certificate for its own and refuses to start, because the private key does not fit; put the leaf first: {3}.',
      nameOf(first.certificate),
      describeHere(analysis.holder, context),
      nameOf(leaf.certificate),
      listNames(listOwn(analysis)),
    ),
    related: [relateArtifact(leaf.artifact, context.t('The leaf'))],
  };
}

function reportLater(
  found: UnitCertificate,
  proper: UnitCertificate,
  expected: readonly UnitCertificate[],
  { t }: RuleContext,
): Report {
  return {
    range: found.artifact.anchor,
    severity: 'warning',
    message: t(
      '{0} stands where {1} belongs: each certificate must be followed by the one that signed it. Peers that do not sort chains themselves refuse the handshake; put them in order: {2}.',
      nameOf(found.certificate),
      nameOf(proper.certificate),
      listNames(expected),
    ),
    related: [relateArtifact(proper.artifact, t('This one belongs there'))],
  };
}

function listNames(certificates: readonly UnitCertificate[]): string {
  return certificates.map(({ certificate }) => nameOf(certificate)).join(', ');
}
