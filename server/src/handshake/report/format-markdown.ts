import { prose } from '../../features/markdown.ts';
import type { Localize } from '../../text/localize.ts';
import { showEndpoint } from '../diagnose/observations.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import { buildReport } from './build-report.ts';
import { describeSettings } from './describe-settings.ts';
import type { ReportExtras } from './types.ts';

/** The report as Markdown, for tickets: titles as headings, lines in code blocks, so that nothing in them is interpreted. */
export function formatReportAsMarkdown(
  evidence: Evidence,
  diagnoses: readonly Diagnosis[],
  t: Localize,
  extras: ReportExtras = {},
): string {
  const sections = buildReport({ evidence, diagnoses, extras, t }).map(({ title, lines }) => {
    const fence = fenceFor(lines);
    return `## ${prose(title)}\n\n${fence}text\n${lines.join('\n')}\n${fence}`;
  });
  const { target } = evidence.report;
  const headline = `# ${prose(t('Connection to {0}', showEndpoint(target)))}`;
  const settings = describeSettings(target, t, extras).map((line) => `- ${prose(line)}`);
  return `${[headline, ...(settings.length === 0 ? [] : [settings.join('\n')]), ...sections].join('\n\n')}\n`;
}

/** Longer than any run of backticks inside. */
function fenceFor(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  return '`'.repeat(Math.max(2, ...runs) + 1);
}
