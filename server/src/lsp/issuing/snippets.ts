import { uriKey } from '../../workspace/uri.ts';
import type { SnippetParams } from '../protocol.ts';

/** One stack that there are snippets for. */
export interface SnippetStack {
  readonly stack: string;
  readonly label: string;
  readonly languageId: string;
}

/** What there are snippets for. */
export async function listStacks(): Promise<readonly SnippetStack[]> {
  const { SNIPPETS } = await import('../../issue/outputs/snippets/registry.ts');
  return SNIPPETS.map(({ stack, label, languageId }) => ({ stack, label, languageId }));
}

/** The piece of configuration for files that were issued; null for a stack that there is none for. */
export async function getSnippet({
  stack,
  folder,
  role,
  serverName,
}: SnippetParams): Promise<{ readonly languageId: string; readonly text: string } | null> {
  const { SNIPPETS, formatSnippet } = await import('../../issue/outputs/snippets/registry.ts');
  const text = formatSnippet(stack, { role, folder: pathOf(folder), serverName });
  const languageId = SNIPPETS.find((each) => each.stack === stack)?.languageId;
  return text === undefined || languageId === undefined ? null : { languageId, text };
}

/** The folder as programs on its machine see it. */
function pathOf(uri: string): string {
  return uriKey(uri)
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/^\/([a-z]:)/i, '$1');
}
