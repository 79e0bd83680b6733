import { certificatePem } from '../../x509/certificate-pem.ts';
import { getDisplayName, isSelfIssued } from '../../x509/identity.ts';
import { visible } from '../markdown.ts';
import type { FixContext, FixPlace, FixProposal, FixText } from './types.ts';

/**
 * Appends the intermediate that a chain ends below, where the workspace holds it: a peer that has only the root needs it.
 * Roots are never appended, for a peer trusts only its own copy. Offered on any block of the chain, whether or not it is a finding.
 */
export function proposeIssuer(place: FixPlace, { text }: FixText, { t }: FixContext): FixProposal | undefined {
  const analysis = place.analysis.holders.find((one) => one.holder === place.holder);
  if (analysis?.purpose !== 'chain') return undefined;
  const next = analysis.path.find((step) => step.kind === 'workspace');
  if (next?.kind !== 'workspace' || isSelfIssued(next.found.object)) return undefined;
  const issuer = next.found.object;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  return {
    title: t(
      'Append the issuer {0} found in {1}',
      visible(getDisplayName(issuer), 60),
      visible(next.found.location, 80),
    ),
    text: `${text}${separator}${certificatePem(issuer)}`,
  };
}
