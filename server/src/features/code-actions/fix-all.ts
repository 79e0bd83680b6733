import type { SourceText } from '../../text/source-text.ts';
import type { AnalyzedDocument } from '../types.ts';
import { firstPreferredEdit } from './index.ts';
import type { FixContext } from './types.ts';

/** Fixes that one run applies at most: each makes a finding go away, so only a fix that does not would come near. */
const MAX_ROUNDS = 100;

/** Reads and analyses the next version of the document. */
export type Reanalyze = (analyzed: AnalyzedDocument, source: SourceText) => Promise<AnalyzedDocument>;

/** The document's text after every preferred fix, applied one after the other until none is left; undefined where nothing changes. */
export async function fixAll(
  start: AnalyzedDocument,
  reanalyze: Reanalyze,
  context: FixContext,
): Promise<string | undefined> {
  let analyzed = start;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edit = firstPreferredEdit(analyzed, context);
    if (edit === undefined) break;
    const { source } = analyzed;
    const range = { start: source.positionAt(edit.range.start), end: source.positionAt(edit.range.end) };
    const next = source.edit([{ range, text: edit.newText }], source.version).source;
    // A fix whose finding stays would be proposed for ever.
    if (next.text === source.text) break;
    analyzed = await reanalyze(analyzed, next);
  }
  return analyzed.source.text === start.source.text ? undefined : analyzed.source.text;
}
