import type { Diagnosis } from '../../handshake/evidence.ts';
import type { ScanReport } from '../../handshake/scan/types.ts';
import { english } from '../../text/localize.ts';
import type { ConnectOptions } from './options.ts';

/** What a server accepts, and what is wrong with that. */
export interface Scanned {
  readonly report: ScanReport;
  readonly diagnoses: readonly Diagnosis[];
  /** For people. */
  readonly text: string;
}

/** Scans what is tested. Its parts are read when they are needed: it is seldom asked for. */
export async function scanTarget({ target, proxyAuthorization, now }: ConnectOptions): Promise<Scanned> {
  const { scan } = await import('../../tls/scan.ts');
  const { gradeScan } = await import('../../handshake/scan/grade-scan.ts');
  const { formatScan } = await import('../../handshake/scan/format-scan.ts');
  const report = await scan(target, { signal: new AbortController().signal, now: () => now, proxyAuthorization });
  return { report, diagnoses: gradeScan(report, english), text: formatScan(report, english) };
}
