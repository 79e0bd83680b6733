import type { Localize } from '../../text/localize.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import { layOutReport } from './lay-out.ts';
import type { ReportExtras } from './types.ts';

/** The report as a plain text document: a headline, what was asked for otherwise than by default, then each section below its underlined title. Ends with a line break. */
export function formatReport(
  evidence: Evidence,
  diagnoses: readonly Diagnosis[],
  t: Localize,
  extras: ReportExtras = {},
): string {
  return layOutReport({ evidence, diagnoses, extras, t }).text;
}
