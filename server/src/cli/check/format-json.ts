import { version } from '../../version.ts';
import { type CheckReport, countBySeverity } from './report.ts';

/** `{version, findings, baseline, summary}`; `baseline` only where one was given; places count from 1. */
export function formatJson(report: CheckReport): string {
  const { findings, unreadable, filesRead, filesWithCertificates, blocks, baseline } = report;
  const summary = { ...countBySeverity(findings), files: filesRead, filesWithCertificates, blocks, unreadable };
  return `${JSON.stringify({ version, findings, baseline, summary }, undefined, 2)}\n`;
}
