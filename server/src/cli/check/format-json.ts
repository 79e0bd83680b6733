import { version } from '../../version.ts';
import { type CheckReport, countBySeverity } from './report.ts';

/** `{version, findings, summary}`; places count from 1. */
export function formatJson(report: CheckReport): string {
  const { findings, unreadable, filesRead, filesWithCertificates, blocks } = report;
  const summary = { ...countBySeverity(findings), files: filesRead, filesWithCertificates, blocks, unreadable };
  return `${JSON.stringify({ version, findings, summary }, undefined, 2)}\n`;
}
