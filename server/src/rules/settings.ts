import type { RuleMetadata, RuleSettings, Severity } from './types.ts';

const DAY = 86_400_000;

/** What holds where no setting says otherwise: a third of the lifetime or 30 days for a warning, a tenth or 7 days for an error. */
export const defaultRuleSettings: RuleSettings = {
  severities: {},
  profile: 'internal',
  expiry: {
    warningFraction: 1 / 3,
    warningMilliseconds: 30 * DAY,
    errorFraction: 1 / 10,
    errorMilliseconds: 7 * DAY,
  },
};

/**
 * What a setting makes of a rule: by its id, else by its family; undefined where none is said and the rule's own severities
 * hold. A family wakes no rule that is off: who asks for louder key findings has not asked for more of them.
 */
export function getConfiguredSeverity(
  { id, severity }: Pick<RuleMetadata, 'id' | 'severity'>,
  { severities }: RuleSettings,
): Severity | 'off' | undefined {
  const family = severity === 'off' ? undefined : severities[id.slice(0, id.indexOf('/'))];
  return severities[id] ?? family;
}
