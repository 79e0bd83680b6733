import { readSettings } from '../../lsp/settings.ts';
import { rules } from '../../rules/registry.ts';
import { findNearestName, listRuleNames } from '../../rules/rule-names.ts';
import type { RuleSettings, Severity } from '../../rules/types.ts';
import { oneOf, parseNow, parseOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const ruleNames = listRuleNames(rules);

export const SEVERITIES: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json' | 'sarif';
  readonly minSeverity: Severity;
  readonly failOn: Severity | 'never';
  readonly respectGitignore: boolean;
  readonly settings: RuleSettings;
  /** File of findings that are known and not reported. */
  readonly baseline: string | undefined;
  /** File to write what is found to, as a baseline: also what the old one knows. */
  readonly writeBaseline: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** Reads the command line of `certscope check`; throws a UsageError. */
export function parseCheckOptions(args: readonly string[], terminal: Terminal): CheckOptions {
  const { values, positionals } = parseOptions({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'min-severity': { type: 'string', default: 'information' },
      'fail-on': { type: 'string', default: 'error' },
      rule: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string', default: 'internal' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'string' },
      'no-gitignore': { type: 'boolean', default: false },
      now: { type: 'string' },
    },
  });
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format: oneOf('--format', values.format, ['text', 'json', 'sarif']),
    minSeverity: oneOf('--min-severity', values['min-severity'], SEVERITIES),
    failOn: oneOf('--fail-on', values['fail-on'], [...SEVERITIES, 'never']),
    respectGitignore: !values['no-gitignore'],
    settings: readSettings({
      rules: Object.fromEntries(values.rule.map(parseRule)),
      profile: oneOf('--profile', values.profile, ['internal', 'webpki', 'auto']),
    }).rules,
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
    now: parseNow(values.now, terminal),
  };
}

function parseRule(text: string): readonly [string, string] {
  const [rule, severity] = text.split('=');
  if (rule === undefined || rule === '' || severity === undefined)
    throw new UsageError(`--rule takes ID=SEVERITY, not “${text}”.`);
  if (!ruleNames.has(rule)) throw new UsageError(`--rule: there is no rule or family “${rule}”${suggest(rule)}`);
  return [rule, oneOf('--rule', severity, [...SEVERITIES, 'off'])];
}

function suggest(name: string): string {
  const nearest = findNearestName(name, ruleNames);
  const list = '“certscope rules” lists them all.';
  return nearest === undefined ? `; ${list}` : `, did you mean “${nearest}”? ${list}`;
}

/** True where `severity` is at least `least`. */
export function reaches(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
