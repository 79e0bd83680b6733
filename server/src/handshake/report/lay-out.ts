import { formatInstant } from '../../text/duration.ts';
import { showEndpoint } from '../diagnose/observations.ts';
import { buildReport } from './build-report.ts';
import { describeSettings } from './describe-settings.ts';
import type { ReportInput, ReportSection } from './types.ts';
import { underline } from './underline.ts';

/** A section, and where it stands in the text. */
export interface PlacedSection extends ReportSection {
  /** Of its title, from 0. Its lines begin two further down. */
  readonly titleLine: number;
  readonly firstLine: number;
}

/** A report as plain text. */
export interface ReportLayout {
  /** Ends with a line break. */
  readonly text: string;
  readonly sections: readonly PlacedSection[];
}

/** A headline, what was asked for otherwise than by default, then each section below its underlined title. */
export function layOutReport(input: ReportInput): ReportLayout {
  const { target, time } = input.evidence.report;
  const headline = input.t('Connection to {0}, {1}', showEndpoint(target), formatInstant(time));
  const lines: string[] = [...underline(headline, '═'), ...describeSettings(target, input.t, input.extras)];
  const sections = buildReport(input).map((section): PlacedSection => {
    lines.push('', ...underline(section.title), ...section.lines);
    const firstLine = lines.length - section.lines.length;
    return { ...section, titleLine: firstLine - 2, firstLine };
  });
  return { text: `${lines.join('\n')}\n`, sections };
}
