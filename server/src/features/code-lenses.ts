import type { CodeLens } from 'vscode-languageserver-types';
import { allArtifacts } from '../documents/locate.ts';
import { summarize } from './artifact-summary.ts';
import { toRange } from './places.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** Lenses per document: past this many the outline serves better. */
const MAX_LENSES = 500;

/**
 * One lens above each block: `api.payments.svc · server+client · expires in 42 days`. `command` is the client's command that a click runs with
 * `{ uri, range }`; without one the lens only says what it says.
 */
export function getCodeLenses(
  { document, source }: AnalyzedDocument,
  command: string | undefined,
  context: FeatureContext,
): CodeLens[] {
  const lenses: CodeLens[] = [];
  for (const { artifact } of allArtifacts(document)) {
    if (lenses.length >= MAX_LENSES) break;
    const title = summarize(artifact.content.object, context);
    if (title === undefined) continue;
    const range = toRange(source, artifact.anchor);
    lenses.push({
      range,
      command:
        command === undefined ? { title, command: '' } : { title, command, arguments: [{ uri: source.uri, range }] },
    });
  }
  return lenses;
}
