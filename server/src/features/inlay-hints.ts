import type { InlayHint } from 'vscode-languageserver-types';
import type { Holder } from '../documents/types.ts';
import type { TextRange } from '../text/range.ts';
import { summarize } from './artifact-summary.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** After the key of a Secret's value (`tls.crt:`): what its first block is, and how many more follow. `visible` is in UTF-16 offsets. */
export function getInlayHints(
  { document, source }: AnalyzedDocument,
  visible: TextRange,
  context: FeatureContext,
): InlayHint[] {
  return document.units
    .flatMap((unit) => unit.holders)
    .flatMap((holder): InlayHint[] => {
      const { keyRange } = holder;
      if (keyRange === undefined || keyRange.end < visible.start || keyRange.start > visible.end) return [];
      const label = labelOf(holder, context);
      // Behind the colon, where a comment would stand.
      return label === undefined
        ? []
        : [{ position: source.positionAt(colonAfter(document.text, keyRange.end)), label, paddingLeft: true }];
    });
}

function labelOf(holder: Holder, context: FeatureContext): string | undefined {
  const first = holder.artifacts[0];
  const summary = first === undefined ? undefined : summarize(first.content.object, context);
  if (summary === undefined) return undefined;
  const rest = holder.artifacts.length - 1;
  return rest > 0 ? `${summary} (${context.t('and {0} more', rest)})` : summary;
}

function colonAfter(text: string, keyEnd: number): number {
  const colon = text.indexOf(':', keyEnd);
  return colon >= 0 && colon - keyEnd <= 2 ? colon + 1 : keyEnd;
}
