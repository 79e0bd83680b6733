import { formatInstant } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import { showEndpoint } from '../diagnose/observations.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import { buildReport } from './build-report.ts';
import { describeSettings } from './describe-settings.ts';
import type { ReportExtras } from './types.ts';
import { underline } from './underline.ts';

/** The report as a plain text document: a headline, what was asked for otherwise than by default, then each section below its underlined title. Ends with a line break. */
export function formatReport(
  evidence: Evidence,
  diagnoses: readonly Diagnosis[],
  t: Localize,
  extras: ReportExtras = {},
): string {
  const { target, time } = evidence.report;
  const headline = t('Connection to {0}, {1}', showEndpoint(target), formatInstant(time));
  const sections = buildReport({ evidence, diagnoses, extras, t }).map(({ title, lines }) =>
    [...underline(title), ...lines].join('\n'),
  );
  const head = [...underline(headline, '═'), ...describeSettings(target, t, extras)].join('\n');
  return `${[head, ...sections].join('\n\n')}\n`;
}
