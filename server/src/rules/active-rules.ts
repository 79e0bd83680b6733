import { getConfiguredSeverity } from './settings.ts';
import type { Rule, RuleSettings, Severity } from './types.ts';

/** A rule and what the settings make of it. */
export interface ActiveRule<R extends Rule> {
  readonly rule: R;
  /** Instead of every severity that the rule itself gives. */
  readonly override: Severity | undefined;
}

/** Those that the settings leave on. */
export function activate<R extends Rule>(rules: readonly R[], settings: RuleSettings): ActiveRule<R>[] {
  return rules.flatMap((rule) => {
    const configured = getConfiguredSeverity(rule, settings);
    if ((configured ?? rule.severity) === 'off') return [];
    return [{ rule, override: configured === 'off' ? undefined : configured }];
  });
}

/** How loud a report is: by the settings, by what it says itself, by its rule. */
export function severityOf({ rule, override }: ActiveRule<Rule>, own: Severity | undefined): Severity {
  // A rule that is off and runs all the same was given a severity by a setting.
  return override ?? own ?? (rule.severity === 'off' ? 'warning' : rule.severity);
}
