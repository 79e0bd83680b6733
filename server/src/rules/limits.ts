import type { Artifact, CertificateDocument, Unit } from '../documents/types.ts';
import type { TextRange } from '../text/range.ts';
import { shiftRange } from '../text/range.ts';
import type { Finding, RuleContext } from './types.ts';

/** Says where reading stopped before the end: nothing is passed over in silence. */
export function reportLimits({ limit, units }: CertificateDocument, { t }: RuleContext): Finding[] {
  const findings: Finding[] = [];
  const report = (range: TextRange, message: string): void => {
    findings.push({ code: 'internal/limit', severity: 'information', message, range, related: [] });
  };
  if (limit !== undefined) {
    const range = { start: limit.at, end: limit.at };
    report(range, t('The document is larger than is read at once: nothing is checked from here on.'));
  }
  for (const unit of units) {
    for (const range of listCut(unit)) {
      report(range, t('This is larger than is read at once: the rest of it is not checked.'));
    }
  }
  return findings;
}

function* listCut({ holders }: Unit): Generator<TextRange> {
  for (const { problems, artifacts } of holders) {
    for (const { kind, range } of problems) if (kind === 'size-limit') yield range;
    for (const artifact of artifacts) if (artifact.content.problems.length > 0) yield* listCutBlocks(artifact);
  }
}

function* listCutBlocks({ content, start }: Artifact): Generator<TextRange> {
  for (const { kind, range } of content.problems) if (kind === 'size-limit') yield shiftRange(range, start);
}
