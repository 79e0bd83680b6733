import { showEndpoint } from '../../handshake/diagnose/observations.ts';
import type { Diagnosis } from '../../handshake/evidence.ts';
import { describeDiagnosis } from '../../handshake/report/describe-diagnoses.ts';
import { describeSettings } from '../../handshake/report/describe-settings.ts';
import { underline } from '../../handshake/report/underline.ts';
import { formatScan } from '../../handshake/scan/format-scan.ts';
import { gradeScan } from '../../handshake/scan/grade-scan.ts';
import { scanToJson } from '../../handshake/scan/to-json.ts';
import type { ScanReport } from '../../handshake/scan/types.ts';
import { readTarget } from '../../handshake/typed-target.ts';
import type { Target } from '../../handshake/types.ts';
import { formatInstant } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import { version } from '../../version.ts';
import type { ConnectionTools } from '../host.ts';
import type { ConnectionText, ScanParams } from '../protocol/connecting.ts';
import { titleOf, type Watch } from './connect.ts';
import type { ConnectingRoom } from './connecting-room.ts';
import { proxyAuthorization } from './proxy.ts';

/** What versions, cipher suites and groups the target accepts, and what is wrong with that. Throws a Refusal. */
export async function scan(
  params: ScanParams,
  { session }: ConnectingRoom,
  tools: ConnectionTools,
  { signal, report: tell }: Watch,
): Promise<ConnectionText> {
  const { t } = session.client;
  const target = readTarget(params, t);
  const onProgress = (connections: number): void => tell(t('{0} connections', connections));
  const report = await tools.scan(target, {
    proxyAuthorization: proxyAuthorization(params.proxy, t),
    signal,
    onProgress,
    now: session.now,
  });
  const diagnoses = gradeScan(report, t);
  return {
    kind: 'report',
    title: titleOf(target),
    text: describe(report, diagnoses, target, t),
    ...(params.json === true && { json: scanToJson(report, { target, diagnoses, version }) }),
  };
}

function describe(report: ScanReport, diagnoses: readonly Diagnosis[], target: Target, t: Localize): string {
  const headline = t('Scan of {0}, {1}', showEndpoint(target), formatInstant(report.time));
  const head = [...underline(headline, '═'), ...describeSettings(target, t)].join('\n');
  const findings = diagnoses.map((finding) => describeDiagnosis(finding, t).join('\n'));
  return [head, ...findings, formatScan(report, t)].join('\n\n');
}
