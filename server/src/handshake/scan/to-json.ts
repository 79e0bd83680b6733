import type { Diagnosis } from '../evidence.ts';
import { describeTarget, SCHEMA } from '../report/to-json.ts';
import type { Target } from '../types.ts';
import type { ScanReport } from './types.ts';

/** A scan as plain data for programs: those fields of a connection's report that a scan has. */
export function scanToJson(
  report: ScanReport,
  { target, diagnoses, version }: { target: Target; diagnoses: readonly Diagnosis[]; version: string },
): object {
  const time = new Date(report.time).toISOString();
  return { version, schema: SCHEMA, target: describeTarget(target), time, diagnoses, scan: report };
}
