import { activate } from './active-rules.ts';
import type { RuleNames } from './suppression/hear.ts';
import type { Rule, RuleSettings } from './types.ts';

/** The names of rules and families, and which of them are asked under these settings. */
export function namesOf(rules: readonly Rule[], settings: RuleSettings): RuleNames {
  const known = new Set(rules.flatMap(listNames));
  const speaking = activate(rules, settings).filter(({ rule }) => speaksIn(rule, settings));
  const active = new Set(speaking.flatMap(({ rule }) => listNames(rule)));
  return { isKnown: (name) => known.has(name), isActive: (name) => active.has(name) };
}

function listNames({ id }: Rule): readonly string[] {
  return [id, id.slice(0, id.indexOf('/'))];
}

function speaksIn({ profiles }: Rule, { profile }: RuleSettings): boolean {
  return profiles === undefined || profile === 'auto' || profiles.includes(profile);
}
