import { reportToJson } from '../report/to-json.ts';
import type { TestedTarget } from './summarize.ts';
import type { TargetSummary } from './types.ts';

/** Raised as that of a report is. Described in `docs/connect.md`. */
const SCHEMA = 1;

/** A target, and the test of it; undefined where none could be made. */
export interface TargetOutcome {
  readonly summary: TargetSummary;
  readonly tested: TestedTarget | undefined;
}

/** The tests of all targets as plain data for programs, in the order of the file, each with its report. */
export function targetsToJson(
  outcomes: readonly TargetOutcome[],
  { version, sha256 }: { version: string; sha256(bytes: Uint8Array): string },
): object {
  const targets = outcomes.map(({ summary: { name, address, result, notAfter, issues }, tested }) => ({
    name,
    target: address,
    result,
    notAfter: notAfter === undefined ? null : new Date(notAfter).toISOString(),
    issues: issues.map(({ code, severity, message }) => ({ code, severity, message })),
    report:
      tested === undefined ? null : reportToJson({ ...tested, matches: undefined, scan: undefined, version, sha256 }),
  }));
  return { version, schema: SCHEMA, targets };
}
