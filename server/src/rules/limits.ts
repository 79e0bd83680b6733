import type { Artifact, CertificateDocument, Holder } from '../documents/types.ts';
import { shiftRange, type TextRange } from '../text/range.ts';
import type { Finding, RuleContext } from './types.ts';

/** The finding that a document was not read to its end; none where it was. */
export function reportDocumentLimit({ limit }: CertificateDocument, { t }: RuleContext): Finding[] {
  if (limit === undefined) return [];
  const range = { start: limit.at, end: limit.at };
  return [toFinding(range, t('The document is larger than is read at once: nothing is checked from here on.'))];
}

/** Findings that a value was not read to its end. */
export function reportHolderLimits({ problems }: Holder, { t }: RuleContext): Finding[] {
  return problems
    .filter(({ kind }) => kind === 'size-limit')
    .map(({ range }) =>
      toFinding(range, t('This value is larger than is read at once: the rest of it is not checked.')),
    );
}

/** Findings that a block was not read to its end. */
export function reportBlockLimits({ content, start }: Artifact, { t }: RuleContext): Finding[] {
  return content.problems
    .filter(({ kind }) => kind === 'size-limit')
    .map(({ range }) => shiftRange(range, start))
    .map((range) => toFinding(range, t('This block is larger than is read at once: the rest of it is not checked.')));
}

function toFinding(range: TextRange, message: string): Finding {
  return { code: 'internal/limit', severity: 'information', message, range, related: [] };
}
