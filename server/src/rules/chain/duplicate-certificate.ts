import type { HolderAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc8446 } from '../citations.ts';
import { describeHere, relateArtifact } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** The same certificate, byte for byte, twice in one place. */
export const duplicateCertificate: UnitRule = {
  id: 'chain/duplicate-certificate',
  title: 'Certificate stands twice in the same file or value',
  severity: 'warning',
  force: 'advice',
  citation: rfc8446('4.4.2'),
  fixable: true,
  scope: 'unit',
  *check(_unit, { holders }, context) {
    for (const analysis of holders) {
      for (const { certificate, first } of analysis.duplicates) yield report(certificate, first, analysis, context);
    }
  },
};

function report(
  certificate: UnitCertificate,
  first: UnitCertificate,
  { purpose, holder }: HolderAnalysis,
  context: RuleContext,
): Report {
  const { t } = context;
  const name = nameOf(certificate.certificate);
  const place = describeHere(holder, context);
  const message =
    purpose === 'chain'
      ? t(
          '{0} already stands earlier in {1}. Every handshake sends it twice, and peers that take the order of a chain literally refuse it; remove this copy.',
          name,
          place,
        )
      : t('{0} already stands earlier in {1}; the copy changes nothing and can be removed.', name, place);
  return {
    message,
    range: certificate.artifact.anchor,
    related: [relateArtifact(first.artifact, t('Its first occurrence'))],
    unnecessary: true,
    // To trust a certificate twice is to trust it.
    ...(purpose === 'chain' ? {} : { severity: 'hint' }),
  };
}
