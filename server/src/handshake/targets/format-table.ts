import { visible } from '../../features/markdown.ts';
import { formatInstant, formatRelative } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import { underline, widthOf } from '../report/underline.ts';
import type { ExpiryHistory } from './expiry-history.ts';
import { isWrong } from './summarize.ts';
import type { TargetResult, TargetSummary } from './types.ts';

/** What a table says besides the results. */
export interface TableOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly history?: ExpiryHistory | undefined;
  readonly t: Localize;
}

const marks: Readonly<Record<TargetResult, string>> = {
  fine: '✓',
  findings: '!',
  failed: '✗',
  unreachable: '✗',
  untested: '✗',
};

/** Columns of a name are no wider; what is longer pushes its line. */
const MAX_WIDTH = 48;

/** All targets in a table, those without a certificate on top, then those whose certificates end first; then what is wrong with each, and how their certificates changed. */
export function formatTargets(summaries: readonly TargetSummary[], options: TableOptions): string {
  const { now, t } = options;
  const headline = t('Targets: {0} ({1})', summaries.length, formatInstant(now));
  const sorted = [...summaries].sort((one, other) => (one.notAfter ?? 0) - (other.notAfter ?? 0));
  const parts = [underline(headline, '═'), table(sorted, options), issues(sorted, t), changes(sorted, options)];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function table(summaries: readonly TargetSummary[], options: TableOptions): readonly string[] {
  const { t } = options;
  const head = ['', t('Target'), t('Result'), t('Expires'), t('Version'), t('Certificate')];
  const rows = summaries.map((summary) => row(summary, options));
  const widths = head.map((title, column) =>
    Math.min(MAX_WIDTH, Math.max(...[title, ...rows.map((cells) => cells[column] ?? '')].map(widthOf))),
  );
  return [head, ...rows].map((cells) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function row({ name, address, result, version, certificate, notAfter }: TargetSummary, { now, t }: TableOptions) {
  const shown = name === address ? address : `${name} (${address})`;
  return [
    marks[result],
    visible(shown, 200),
    resultText(result, t),
    notAfter === undefined ? '-' : `${dateOf(notAfter)} (${formatRelative(notAfter, now, t)})`,
    version ?? '-',
    certificate === undefined ? '-' : visible(certificate, 100),
  ];
}

/** The day, in UTC. */
function dateOf(instant: number): string {
  return formatInstant(instant).split(' ', 1).join();
}

function resultText(result: TargetResult, t: Localize): string {
  switch (result) {
    case 'fine':
      return t('fine');
    case 'findings':
      return t('connected, with findings');
    case 'failed':
      return t('failed');
    case 'unreachable':
      return t('not reachable');
    case 'untested':
      return t('not tested');
  }
}

function issues(summaries: readonly TargetSummary[], t: Localize): readonly string[] {
  const lines = summaries.flatMap(({ name, issues: found }) =>
    !found.some(isWrong)
      ? []
      : [
          visible(name, 200),
          ...found
            .filter(isWrong)
            .map(({ severity, message }) => `  ${severity === 'error' ? '✗' : '!'} ${visible(message, 4000)}`),
        ],
  );
  return lines.length === 0 ? [] : [...underline(t('What is wrong'), '─'), ...lines];
}

/** Only of targets whose certificate was seen to change. */
function changes(summaries: readonly TargetSummary[], { history, t }: TableOptions): readonly string[] {
  const lines = summaries.flatMap(({ name, address }) => {
    const seen = history !== undefined && Object.hasOwn(history, address) ? (history[address] ?? []) : [];
    if (seen.length < 2) return [];
    const entries = seen.map((each) =>
      t('  until {0}, first seen {1}', formatInstant(each.notAfter), formatInstant(each.seen)),
    );
    return [visible(name, 200), ...entries];
  });
  return lines.length === 0 ? [] : [...underline(t('Certificates seen before'), '─'), ...lines];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
