/** `anyPolicy` (RFC 5280 §4.2.1.4). */
export const ANY_POLICY = '2.5.29.32.0';

/** One policy that is expected at a depth: where it comes from, one depth up. Without parents it comes from `anyPolicy` there. */
export interface PolicyNode {
  readonly parents: ReadonlySet<string>;
}

/** One depth of the policy graph (RFC 9618 §3): as many nodes as there are policies, never more. */
export interface PolicyLevel {
  readonly nodes: ReadonlyMap<string, PolicyNode>;
  readonly hasAny: boolean;
}

const fromAny: PolicyNode = { parents: new Set() };

/** True where no policy is valid at this depth. */
export function isEmptyLevel({ nodes, hasAny }: PolicyLevel): boolean {
  return nodes.size === 0 && !hasAny;
}

/** What is expected at a depth, narrowed to the policies that its certificate asserts (RFC 9618 §5.2: steps d and e of §6.1.3). */
export function applyPolicies(
  expected: PolicyLevel,
  policies: readonly string[] | undefined,
  anyAllowed: boolean,
): PolicyLevel {
  if (policies === undefined) return { nodes: new Map(), hasAny: false };
  const asserted = new Set(policies.filter((policy) => policy !== ANY_POLICY));
  const assertsAny = anyAllowed && policies.includes(ANY_POLICY);
  const nodes = new Map([...expected.nodes].filter(([policy]) => assertsAny || asserted.has(policy)));
  if (expected.hasAny) for (const policy of asserted) if (!nodes.has(policy)) nodes.set(policy, fromAny);
  return { nodes, hasAny: expected.hasAny && assertsAny };
}

/** A level after its certificate's mappings, and what is expected one depth further down (steps a and b of §6.1.4). */
export interface MappedLevel {
  readonly level: PolicyLevel;
  readonly next: PolicyLevel;
}

/** One policyMapping. */
export interface PolicyMapping {
  readonly issuerDomain: string;
  readonly subjectDomain: string;
}

/** Applies the mappings, or, where mapping is inhibited, drops the policies that they would map. */
export function applyMappings(
  level: PolicyLevel,
  mappings: readonly PolicyMapping[],
  mappingAllowed: boolean,
): MappedLevel {
  const mapped = new Set(mappings.map(({ issuerDomain }) => issuerDomain));
  if (!mappingAllowed) {
    const kept = { nodes: new Map([...level.nodes].filter(([policy]) => !mapped.has(policy))), hasAny: level.hasAny };
    return { level: kept, next: expectAll(kept, new Set(), []) };
  }
  const nodes = new Map(level.nodes);
  if (level.hasAny) for (const policy of mapped) if (!nodes.has(policy)) nodes.set(policy, fromAny);
  const complete = { nodes, hasAny: level.hasAny };
  return { level: complete, next: expectAll(complete, mapped, mappings) };
}

function expectAll(level: PolicyLevel, mapped: ReadonlySet<string>, mappings: readonly PolicyMapping[]): PolicyLevel {
  const parents = new Map<string, Set<string>>();
  const expect = (policy: string, parent: string): void => {
    const known = parents.get(policy);
    if (known === undefined) parents.set(policy, new Set([parent]));
    else known.add(parent);
  };
  for (const policy of level.nodes.keys()) if (!mapped.has(policy)) expect(policy, policy);
  for (const { issuerDomain, subjectDomain } of mappings)
    if (level.nodes.has(issuerDomain)) expect(subjectDomain, issuerDomain);
  return { nodes: new Map([...parents].map(([policy, set]) => [policy, { parents: set }])), hasAny: level.hasAny };
}

/**
 * Whether some policy that the user accepts is valid for the leaf: the last level's policies traced up to where they come from
 * `anyPolicy`, which is where they are in the user's own terms (RFC 9618 §5.4). `levels` is top down, one a certificate.
 */
export function hasAcceptedPolicy(levels: readonly PolicyLevel[], accepted: readonly string[]): boolean {
  const last = levels.at(-1);
  if (last === undefined || isEmptyLevel(last)) return false;
  if (accepted.length === 0 || accepted.includes(ANY_POLICY) || last.hasAny) return true;
  let reached: ReadonlySet<string> = new Set(last.nodes.keys());
  for (const { nodes } of levels.toReversed()) {
    const found = [...reached].flatMap((policy) => {
      const node = nodes.get(policy);
      return node === undefined ? [] : [{ policy, node }];
    });
    if (found.some(({ policy, node }) => node.parents.size === 0 && accepted.includes(policy))) return true;
    reached = new Set(found.flatMap(({ node }) => [...node.parents]));
  }
  return false;
}
