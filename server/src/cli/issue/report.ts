import type { IssuedFinding, IssuedSummary, IssuingResult } from '../../issue/tasks.ts';

/** What was done, ready to be printed. */
export interface IssuingReport {
  /** One sentence for each task. */
  readonly summaries: readonly string[];
  /** As reports name them: relative to the working directory. */
  readonly files: readonly ReportedFile[];
  readonly certificates: readonly IssuedSummary[];
  readonly findings: readonly IssuedFinding[];
  readonly notes: readonly string[];
}

export interface ReportedFile {
  readonly file: string;
  /** Holds a private key. */
  readonly secret: boolean;
}

/** Of results that were delivered together. */
export function toReport(
  results: readonly Exclude<IssuingResult, { kind: 'refused' }>[],
  files: readonly ReportedFile[],
  notes: readonly string[],
): IssuingReport {
  return {
    summaries: results.map(({ summary }) => summary),
    files,
    certificates: results.flatMap((result) => result.certificates),
    findings: results.flatMap((result) => result.findings),
    notes: [...new Set([...results.flatMap((result) => result.notes), ...notes])],
  };
}
