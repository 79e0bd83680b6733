import type { Localize } from '../../text/localize.ts';
import { underline } from '../report/underline.ts';
import { gradeName } from './findings.ts';
import type { ScanReport, VersionScan } from './types.ts';

/** A scan for people, as a section of a report: the grade, then each version with its cipher suites and groups. Ends with a line break. */
export function formatScan(report: ScanReport, t: Localize): string {
  const grade = gradeName(report);
  const lines = [
    ...underline(t('Accepted by the server')),
    grade === undefined ? t("Keeps to none of Mozilla's profiles") : t("Keeps to Mozilla's profile {0}", grade),
    t('{0} connections in {1} ms', report.connections, Math.round(report.milliseconds)),
    '',
    ...report.versions.flatMap((version) => describeVersion(version, t)),
  ];
  return `${lines.join('\n')}\n`;
}

function describeVersion(scan: VersionScan, t: Localize): string[] {
  switch (scan.kind) {
    case 'refused':
      return [t('{0}: not accepted ({1})', scan.version, scan.saying)];
    case 'unknown':
      return [t('{0}: no answer ({1})', scan.version, scan.error?.code ?? '?')];
    case 'accepted':
      return [
        scan.order === undefined
          ? t('{0}: accepted', scan.version)
          : scan.order === 'server'
            ? t('{0}: accepted, in the order of the server', scan.version)
            : t('{0}: accepted, in the order of the client', scan.version),
        ...scan.suites.map(({ suite, primeBits }) =>
          primeBits === undefined ? `  ${suite.name}` : `  ${suite.name} (${t('{0} bits', primeBits)})`,
        ),
        ...(scan.groups.length === 0 ? [] : [`  ${t('groups: {0}', scan.groups.map(({ name }) => name).join(', '))}`]),
      ];
  }
}
