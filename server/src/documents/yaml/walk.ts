import { itemsOf, type MapNode, pairsOf, type ScalarNode, type SeqNode, type YamlNode } from './tree.ts';

/** The way from a root to a node: the last step, and the way before it. */
export interface Trail {
  readonly before: Trail | undefined;
  readonly step: string | number;
}

/** A scalar value met on the way through a tree. */
export interface FoundScalar {
  readonly value: ScalarNode;
  /** Undefined for a list's item. */
  readonly key: ScalarNode | undefined;
  /** Undefined for a root that is a scalar. */
  readonly trail: Trail | undefined;
  /** The mapping or list it stands in. */
  readonly parent: MapNode | SeqNode | undefined;
}

/** Decides at each mapping how to go on. */
export interface Walker {
  keyText(key: ScalarNode): string;
  /** True where the mapping is read by someone else. */
  claims(map: MapNode, trail: Trail | undefined): boolean;
  /** Something is nested too deep to be looked at. */
  tooDeep(node: YamlNode): void;
  readonly maxDepth: number;
}

/** All scalar values in and below `node`, in document order. Aliases are not followed. */
export function* walkScalars(node: YamlNode, walker: Walker): Generator<FoundScalar> {
  if (node.kind === 'scalar') yield { value: node, key: undefined, trail: undefined, parent: undefined };
  else yield* walkInside(node, undefined, 0, walker);
}

function* walkInside(node: YamlNode, trail: Trail | undefined, depth: number, walker: Walker): Generator<FoundScalar> {
  if (node.kind === 'scalar' || node.kind === 'alias') return;
  if (depth > walker.maxDepth) return walker.tooDeep(node);
  for (const child of childrenOf(node, trail, walker)) {
    if (child.value.kind === 'scalar') yield { ...child, value: child.value, parent: node };
    else if (child.value.kind !== 'map' || !walker.claims(child.value, child.trail)) {
      yield* walkInside(child.value, child.trail, depth + 1, walker);
    }
  }
}

interface Child {
  readonly value: YamlNode;
  readonly key: ScalarNode | undefined;
  readonly trail: Trail;
}

function* childrenOf(node: MapNode | SeqNode, before: Trail | undefined, walker: Walker): Generator<Child> {
  if (node.kind === 'map') {
    for (const { key, value } of pairsOf(node)) {
      if (value !== undefined) yield { value, key, trail: { before, step: walker.keyText(key) } };
    }
    return;
  }
  let index = 0;
  for (const value of itemsOf(node)) yield { value, key: undefined, trail: { before, step: index++ } };
}

/** The steps of a trail from the root on. */
export function stepsOf(trail: Trail | undefined): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = trail; at !== undefined; at = at.before) steps.push(at.step);
  return steps.reverse();
}

/** A trail for people: `webhooks[0].clientConfig.caBundle`, `data["tls.crt"]`. */
export function formatTrail(trail: Trail | undefined): string {
  const text = stepsOf(trail).map(formatStep).join('');
  return text.startsWith('.') ? text.slice(1) : text;
}

/** The last step as a name; empty where there is none. */
export function nameOfTrail(trail: Trail | undefined): string {
  return trail === undefined ? '' : String(shorten(trail.step));
}

function formatStep(full: string | number): string {
  const step = shorten(full);
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_][\w-]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

/** No longer name is a name: in broken YAML values are taken for keys, and what they hold must not be shown. */
const longestName = 80;

function shorten(step: string | number): string | number {
  return typeof step === 'string' && step.length > longestName ? '…' : step;
}
