import type { Localize } from '../../text/localize.ts';
import type { Diagnosis } from '../evidence.ts';
import { scanFindings } from './findings.ts';
import type { ScanReport } from './types.ts';

/** What is wrong with what a server accepts, the worst first. Empty where nothing is. */
export function gradeScan(report: ScanReport, t: Localize): readonly Diagnosis[] {
  return scanFindings.flatMap(({ id, severity, explain }) => {
    const found = explain(report, t);
    return found === undefined ? [] : [{ id, severity, ...found, says: { openssl: [], go: [], java: [], node: [] } }];
  });
}
