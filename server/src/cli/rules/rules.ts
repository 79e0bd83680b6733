import { createColors } from 'picocolors';
import { documentationUrl } from '../../features/documentation.ts';
import { rules } from '../../rules/registry.ts';
import type { Rule, RuleProfile } from '../../rules/types.ts';
import { EXIT } from '../exit-code.ts';
import { oneOf, parseOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** One rule as it is listed. Dates in ISO 8601, null where there is none. */
interface ListedRule {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly severity: Rule['severity'];
  readonly force: Rule['force'];
  readonly profiles: readonly RuleProfile[];
  readonly citation: Rule['citation'];
  readonly since: string | null;
  readonly until: string | null;
  readonly fixable: boolean;
  readonly zlint: readonly string[];
  readonly documentation: string;
}

/** `certscope rules`: every rule that there is. Returns the exit code. */
export function runRules(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parseOptions({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  if (positionals.length > 0) throw new UsageError(`rules takes no arguments, not “${positionals.join(' ')}”.`);
  const format = oneOf('--format', values.format, ['text', 'json']);
  const listed = rules.map(describe);
  terminal.out(format === 'json' ? `${JSON.stringify(listed, undefined, 2)}\n` : formatText(listed, terminal.color));
  return EXIT.clean;
}

function describe(rule: Rule): ListedRule {
  return {
    id: rule.id,
    family: rule.id.slice(0, rule.id.indexOf('/')),
    title: rule.title,
    severity: rule.severity,
    force: rule.force,
    profiles: rule.profiles ?? ['internal', 'webpki'],
    citation: rule.citation,
    since: toDate(rule.since),
    until: toDate(rule.until),
    fixable: rule.fixable,
    zlint: rule.zlint ?? [],
    documentation: documentationUrl(rule.id),
  };
}

function toDate(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString().slice(0, 10);
}

function formatText(listed: readonly ListedRule[], color: boolean): string {
  const colors = createColors(color);
  const width = Math.max(...listed.map(({ id }) => id.length));
  const lines = listed.map(({ id, severity, title, citation, profiles }) => {
    const only = profiles.length > 1 ? '' : `, ${profiles.join()} only`;
    const source = colors.dim(`(${citation.document} §${citation.section}${only})`);
    return `${colors.bold(id.padEnd(width))}  ${severity.padEnd('information'.length)}  ${title} ${source}`;
  });
  return `${lines.join('\n')}\n`;
}
