import type { InlayHint } from 'vscode-languageserver-types';
import type { Holder } from '../documents/types.ts';
import type { TextRange } from '../text/range.ts';
import { getDisplayName } from '../x509/identity.ts';
import { summarize, summarizeValidity } from './artifact-summary.ts';
import { visible } from './markdown.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** After the key of a Secret's value (`tls.crt:`): what its first block is. `shown` is in UTF-16 offsets. */
export function getInlayHints(
  { document, source }: AnalyzedDocument,
  shown: TextRange,
  context: FeatureContext,
): InlayHint[] {
  return document.units
    .flatMap((unit) => unit.holders)
    .flatMap((holder): InlayHint[] => {
      const { keyRange } = holder;
      if (keyRange === undefined || keyRange.end < shown.start || keyRange.start > shown.end) return [];
      const label = labelOf(holder, context);
      // Behind the colon, where a comment would stand.
      return label === undefined
        ? []
        : [{ position: source.positionAt(colonAfter(document.text, keyRange.end)), label, paddingLeft: true }];
    });
}

/** Short, for editors cut hints off: the rest of what a lens says is in the lens. */
function labelOf(holder: Holder, context: FeatureContext): string | undefined {
  const first = holder.artifacts[0]?.content.object;
  if (first === undefined) return undefined;
  if (first.kind !== 'certificate') return summarize(first, context);
  return `${visible(getDisplayName(first), 30)} · ${summarizeValidity(first, context)}`;
}

function colonAfter(text: string, keyEnd: number): number {
  const colon = text.indexOf(':', keyEnd);
  return colon >= 0 && colon - keyEnd <= 2 ? colon + 1 : keyEnd;
}
