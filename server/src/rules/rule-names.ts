import { findNearest } from '../text/nearest.ts';
import { activate } from './active-rules.ts';
import type { RuleNames } from './suppression/hear.ts';
import type { Rule, RuleSettings } from './types.ts';

/** The names of rules and families, and which of them are asked under these settings. */
export function namesOf(rules: readonly Rule[], settings: RuleSettings): RuleNames {
  const known = listRuleNames(rules);
  const speaking = activate(rules, settings).filter(({ rule }) => speaksIn(rule, settings));
  const active = new Set(speaking.flatMap(({ rule }) => listNames(rule)));
  return {
    isKnown: (name) => known.has(name),
    isActive: (name) => active.has(name),
    nearest: (name) => findNearestName(name, known),
  };
}

/** The names of rules and families. */
export function listRuleNames(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(listNames));
}

/** The name that was probably meant by one that is none: the family for `chain/*`, else one that is written nearly the same. */
export function findNearestName(name: string, names: ReadonlySet<string>): string | undefined {
  const family = name.replace(/\/\**$/, '');
  return names.has(family) ? family : findNearest(name, names);
}

function listNames({ id }: Rule): readonly string[] {
  return [id, id.slice(0, id.indexOf('/'))];
}

function speaksIn({ profiles }: Rule, { profile }: RuleSettings): boolean {
  return profiles === undefined || profile === 'auto' || profiles.includes(profile);
}
