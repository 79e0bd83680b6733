import { createColors } from 'picocolors';
import { visible } from '../../features/markdown.ts';
import type { Severity } from '../../rules/types.ts';
import { type CheckReport, countBySeverity, type ReportedFinding } from './report.ts';

/** For people: one line of place, severity and code per finding, its message below, and a summary. */
export function formatText(report: CheckReport, color: boolean): string {
  const colors = createColors(color);
  const paint: Readonly<Record<Severity, (text: string) => string>> = {
    error: colors.red,
    warning: colors.yellow,
    information: colors.cyan,
    hint: colors.dim,
  };
  const lines = report.findings.flatMap((finding) => [
    `${colors.bold(`${visible(finding.file)}:${finding.line}:${finding.column}`)} ${paint[finding.severity](finding.severity)} ${colors.dim(finding.code)}`,
    `  ${visible(finding.message, 2000)}`,
    ...finding.related.map((related) =>
      colors.dim(`  ↳ ${visible(related.file)}:${related.line}:${related.column} ${visible(related.message)}`),
    ),
  ]);
  const stale = report.baseline?.stale.flatMap(({ file, rule, about }) => [
    `${colors.bold(visible(file))} ${colors.red('stale')} ${colors.dim(rule)}`,
    `  The baseline knows a finding about ${about === '' ? 'this file' : `“${visible(about)}”`} that is no longer there: write it anew with --write-baseline.`,
  ]);
  return `${[...lines, ...(stale ?? []), summarize(report, report.findings)].join('\n')}\n`;
}

function summarize(report: CheckReport, findings: readonly ReportedFinding[]): string {
  const counts = countBySeverity(findings);
  const read = `${plural(report.blocks, 'block')} in ${plural(report.filesWithCertificates, 'file')} read`;
  const found = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) =>
    counts[severity] > 0
      ? [severity === 'information' ? `${counts[severity]} information` : plural(counts[severity], severity)]
      : [],
  );
  const known = report.baseline === undefined ? '' : `, ${report.baseline.known} known from ${report.baseline.file}`;
  return `${read}: ${found.length > 0 ? found.join(', ') : 'nothing to report'}${known}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
