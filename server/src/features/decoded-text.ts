import type { TextRange } from '../text/range.ts';
import { getDisplayName } from '../x509/identity.ts';
import { formatText } from '../x509/text.ts';
import { visible } from './markdown.ts';
import { selectedArtifacts } from './selected-artifacts.ts';
import type { AnalyzedDocument } from './types.ts';

/** Blocks that one text shows at most. */
const MAX_BLOCKS = 200;

/** The selected blocks in the order and layout of `openssl x509 -text`; undefined where the document has none. */
export function getDecodedText(
  analyzed: AnalyzedDocument,
  selection: TextRange,
): { readonly title: string; readonly text: string } | undefined {
  const artifacts = selectedArtifacts(analyzed, selection);
  const first = artifacts[0];
  if (first === undefined) return undefined;
  const texts = artifacts.slice(0, MAX_BLOCKS).map(({ content }) => formatText(content.object));
  const rest = artifacts.length - MAX_BLOCKS;
  if (rest > 0) texts.push(`… ${rest} more blocks`);
  return {
    title: visible(getDisplayName(first.content.object), 60) || first.content.label,
    text: `${texts.join('\n\n').trimEnd()}\n`,
  };
}
