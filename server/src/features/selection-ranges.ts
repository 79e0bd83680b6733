import type { SelectionRange } from 'vscode-languageserver-types';
import { artifactAt } from '../documents/locate.ts';
import { shiftRange, type TextRange } from '../text/range.ts';
import { describeFields, fieldPathAt } from '../x509/fields.ts';
import { toRange } from './places.ts';
import type { AnalyzedDocument } from './types.ts';

/** Expanding the selection walks from the field under the cursor outwards: field, its parents, the base64, the block, the value. */
export function getSelectionRange(analyzed: AnalyzedDocument, offset: number): SelectionRange | undefined {
  const hit = artifactAt(analyzed.document, offset);
  if (hit === undefined) return undefined;
  const { artifact, holder } = hit;
  const { content, start } = artifact;
  const byte = content.byteAt(offset - start);
  const fields = byte === undefined ? [] : fieldPathAt(describeFields(content.object), byte);
  const ranges = [
    holder.valueRange,
    shiftRange(content.range, start),
    ...fields.map((field) => shiftRange(content.textRangeOf(field.range), start)),
  ];
  return nest(ranges, analyzed);
}

/** Outermost first in, innermost out; a range that does not lie within the one before is left out, as LSP demands. */
function nest(ranges: readonly TextRange[], { source }: AnalyzedDocument): SelectionRange | undefined {
  let parent: SelectionRange | undefined;
  let outer: TextRange | undefined;
  for (const range of ranges) {
    if (outer !== undefined && !isProperlyWithin(range, outer)) continue;
    parent = { range: toRange(source, range), ...(parent === undefined ? {} : { parent }) };
    outer = range;
  }
  return parent;
}

function isProperlyWithin(inner: TextRange, outer: TextRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
}
