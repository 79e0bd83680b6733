import { allArtifacts } from '../documents/locate.ts';
import type { AnalyzedDocument } from './types.ts';

/** Whether a document is a PEM file with a private key in it. */
export function isKeyFile({ document }: AnalyzedDocument): boolean {
  return [...allArtifacts(document)].some(
    ({ unit, artifact }) => unit.kind === 'pem-file' && artifact.content.object.kind === 'private-key',
  );
}
