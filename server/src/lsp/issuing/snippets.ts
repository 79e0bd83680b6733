import type { SnippetParams } from '../protocol.ts';

/** What there are snippets for. */
export async function listStacks(): Promise<
  readonly { readonly stack: string; readonly label: string; readonly languageId: string }[]
> {
  return [];
}

/** The piece of configuration for files that were issued; null for a stack that there is none for. */
export async function getSnippet(
  _params: SnippetParams,
): Promise<{ readonly languageId: string; readonly text: string } | null> {
  return null;
}
