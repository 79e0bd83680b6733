import { version } from '../../version.ts';
import type { IssuingReport } from './report.ts';

/** `{version, files, certificates, findings, notes}`; times in ISO 8601, UTC. */
export function formatJson({ files, certificates, findings, notes }: IssuingReport): string {
  const report = { version, files: files.map(({ file }) => file), certificates, findings, notes };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
