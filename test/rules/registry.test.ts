import { expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule, RuleId } from '../../server/src/rules/types.ts';

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));

function impliersOf(id: string): readonly RuleId[] {
  const rule = byId.get(id);
  return rule !== undefined && 'impliedBy' in rule ? (rule.impliedBy ?? []) : [];
}

/** Rules from which one comes back to itself, each implied by the next. */
function isCircular(id: string): boolean {
  const seen = new Set<string>();
  const waiting: string[] = [...impliersOf(id)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...impliersOf(next));
  }
  return false;
}

it('names every rule once', () => {
  expect(byId.size).toBe(rules.length);
});

it('lets rules be implied by rules that exist', () => {
  const unknown = rules.flatMap(({ id }) =>
    impliersOf(id)
      .filter((other) => !byId.has(other))
      .map((other) => `${id} by ${other}`),
  );
  expect(unknown).toEqual([]);
});

it('never lets rules imply each other, or neither would speak', () => {
  expect(rules.map(({ id }) => id).filter(isCircular)).toEqual([]);
});
