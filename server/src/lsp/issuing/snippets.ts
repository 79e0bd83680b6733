import type { Localize } from '../../text/localize.ts';
import { uriKey } from '../../workspace/uri.ts';
import type { SnippetParams } from '../protocol/issuing.ts';
import { WrongArgument } from './arguments.ts';

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

/** The piece of configuration for files that were issued; null for a stack that there is none for. Throws a WrongArgument. */
export async function getSnippet(
  { stack, folder, role, serverName }: SnippetParams,
  t: Localize,
): Promise<{ readonly languageId: string; readonly text: string } | null> {
  const { SNIPPETS, formatSnippet } = await import('../../issue/outputs/snippets/registry.ts');
  const made = formatSnippet(stack, { role, folder: pathOf(folder), serverName }, t);
  const languageId = SNIPPETS.find((each) => each.stack === stack)?.languageId;
  if (made === undefined || languageId === undefined) return null;
  if ('problem' in made) throw new WrongArgument(made.problem);
  return { languageId, text: made.text };
}

/** The folder as programs on its machine see it. */
function pathOf(uri: string): string {
  return uriKey(uri)
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/^\/([a-z]:)/i, '$1');
}
