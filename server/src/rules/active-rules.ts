import { getConfiguredSeverity } from './settings.ts';
import type { Finding, Report, Rule, RuleProfile, RuleSettings, Severity } from './types.ts';

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

/**
 * How loud a report is: by the settings, by what it says itself, by its rule. Under `webpki` at least as loud as its document demands:
 * there it counts who audits, not only who connects.
 */
export function severityOf(
  { rule, override }: ActiveRule<Rule>,
  own: Severity | undefined,
  profile?: RuleProfile,
): Severity {
  if (override !== undefined) return override;
  // A rule that is off and runs all the same was given a severity by a setting.
  const severity = own ?? (rule.severity === 'off' ? 'warning' : rule.severity);
  return profile === 'webpki' ? louder(severity, demanded[rule.force]) : severity;
}

/** What a rule reports, as a finding. `profile`: what the certificate was judged under. */
export function toFinding(
  active: ActiveRule<Rule>,
  { message, range, related, severity, unnecessary }: Report,
  profile?: RuleProfile,
): Finding {
  return {
    code: active.rule.id,
    severity: severityOf(active, severity, profile),
    message,
    range,
    related: related ?? [],
    ...(unnecessary === undefined ? {} : { unnecessary }),
  };
}

const ranks: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

const demanded: Readonly<Record<Rule['force'], Severity>> = { MUST: 'error', SHOULD: 'warning', advice: 'hint' };

function louder(one: Severity, other: Severity): Severity {
  return ranks.indexOf(one) >= ranks.indexOf(other) ? one : other;
}
