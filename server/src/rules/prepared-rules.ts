import { type ActiveRule, activate } from './active-rules.ts';
import { FieldQuestions, type FieldRule } from './field-rules.ts';
import type { ArtifactRule, Rule, RuleSettings, SuppressionRule, UnitRule } from './types.ts';

/** The rules that settings leave on, by what they are asked about. */
export interface PreparedRules {
  readonly all: readonly Rule[];
  readonly unit: readonly ActiveRule<UnitRule>[];
  readonly artifact: readonly ActiveRule<ArtifactRule>[];
  /** Those of `artifact` to ask about a block whose text is whole: nearly all blocks there are. */
  readonly whole: readonly ActiveRule<ArtifactRule>[];
  readonly field: FieldQuestions;
  readonly suppression: readonly ActiveRule<SuppressionRule>[];
}

/** Worth keeping for as long as the settings stay: hundreds of rules are looked at, more than a small document has bytes for. */
export function prepareRules(all: readonly Rule[], settings: RuleSettings): PreparedRules {
  const artifact = activate(all.filter(isArtifactRule), settings);
  return {
    all,
    unit: activate(all.filter(isUnitRule), settings),
    artifact,
    whole: artifact.filter(({ rule }) => rule.about !== 'damaged'),
    field: new FieldQuestions(activate(all.filter(isFieldRule), settings)),
    suppression: activate(all.filter(isSuppressionRule), settings),
  };
}

function isArtifactRule(rule: Rule): rule is ArtifactRule {
  return rule.scope === 'artifact';
}

function isUnitRule(rule: Rule): rule is UnitRule {
  return rule.scope === 'unit';
}

function isSuppressionRule(rule: Rule): rule is SuppressionRule {
  return rule.scope === 'suppression';
}

function isFieldRule(rule: Rule): rule is FieldRule {
  return rule.scope === 'certificate' || rule.scope === 'crl';
}
