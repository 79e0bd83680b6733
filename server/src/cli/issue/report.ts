import type { IssuedFinding, IssuedSummary, IssuingResult, UsedAuthority } from '../../issue/tasks.ts';

/** What was made, before or after it was delivered. */
export type Made = Exclude<IssuingResult, { kind: 'refused' }>;

/**
 * What became of an order: `written`, or nothing was, because it was `refused` (by the service, or by the rules), or because the files
 * could not be put in place (`failed`).
 */
export type IssuingOutcome = 'written' | 'refused' | 'failed';

/** What was done, ready to be printed. */
export interface IssuingReport {
  readonly outcome: IssuingOutcome;
  /** Why nothing was written; undefined where it was. */
  readonly message: string | undefined;
  /** One sentence for each task. */
  readonly summaries: readonly string[];
  readonly authorities: readonly UsedAuthority[];
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
  /** Permission bits of a secret file that was there before, and kept them; one that is new has 0600. */
  readonly mode?: number | undefined;
}

/** Of results that were delivered together. */
export function reportWritten(
  results: readonly Made[],
  files: readonly ReportedFile[],
  notes: readonly string[],
): IssuingReport {
  return {
    ...reportMade(results),
    outcome: 'written',
    message: undefined,
    summaries: results.map(({ summary }) => summary),
    files,
    certificates: results.flatMap((result) => result.certificates),
    notes: [...new Set([...results.flatMap((result) => result.notes), ...notes])],
  };
}

/** Where nothing was written. A CA that was made on the way is in the user's storage all the same, and the notes say so. */
export function reportUnwritten(
  outcome: Exclude<IssuingOutcome, 'written'>,
  message: string,
  results: readonly Made[],
): IssuingReport {
  return { ...reportMade(results), outcome, message, summaries: [], files: [], certificates: [] };
}

function reportMade(results: readonly Made[]): Pick<IssuingReport, 'authorities' | 'findings' | 'notes'> {
  const authorities = results.flatMap((result) => result.authorities ?? []);
  return {
    authorities: [...new Map(authorities.map((each) => [each.sha256, each])).values()],
    findings: results.flatMap((result) => result.findings),
    notes: [...new Set(results.flatMap((result) => result.notes))],
  };
}
