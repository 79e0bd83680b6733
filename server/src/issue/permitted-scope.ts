import type { Localize } from '../text/localize.ts';
import { describeSubtree, developmentSubtrees, type PermittedSubtree, parseSubtree } from './name-constraints.ts';

/** Subtrees that are listed before the rest is counted. */
const MAX_LISTED = 8;

/** What a CA may sign for, for people: `development domains and private addresses, db, mybank.com`. Empty where it is not constrained. */
export function describeScope(subtrees: readonly PermittedSubtree[], t: Localize): string {
  const development = isDevelopmentScope(subtrees) ? [t('development domains and private addresses')] : [];
  const others = (development.length > 0 ? besidesDevelopment(subtrees) : subtrees).map(describeSubtree);
  const more = others.length > MAX_LISTED ? ' …' : '';
  return [...development, ...others.slice(0, MAX_LISTED)].join(', ') + more;
}

/** True where everything is permitted that a development CA permits of itself. */
export function isDevelopmentScope(subtrees: readonly PermittedSubtree[]): boolean {
  const permitted = new Set(subtrees.map(describeSubtree));
  return developmentSubtrees().every((subtree) => permitted.has(describeSubtree(subtree)));
}

/** What is permitted besides development domains and private addresses, each once. */
export function besidesDevelopment(subtrees: readonly PermittedSubtree[]): readonly PermittedSubtree[] {
  const development = new Set(developmentSubtrees().map(describeSubtree));
  const distinct = new Map(subtrees.map((subtree) => [describeSubtree(subtree), subtree]));
  return [...distinct].filter(([text]) => !development.has(text)).map(([, subtree]) => subtree);
}

/** The options that have a new development CA permit these: `--permit db --permit mybank.com`. What cannot be typed is left out. */
export function permitOptions(subtrees: readonly PermittedSubtree[], t: Localize): string {
  return subtrees
    .map((subtree) => (subtree.kind === 'URI' ? `spiffe://${subtree.value}` : describeSubtree(subtree)))
    .filter((word) => !('problem' in parseSubtree(word, t)))
    .map((word) => `--permit ${word}`)
    .join(' ');
}
