import type { Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { documentationUrl } from '../../features/documentation.ts';
import { rules } from '../../rules/registry.ts';
import type { Severity } from '../../rules/types.ts';
import { version } from '../../version.ts';
import type { CheckReport, ReportedFinding, ReportedPlace } from './report.ts';

const levels: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A SARIF 2.1.0 log. */
export function formatSarif(report: CheckReport): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'CertScope',
            version,
            informationUri: 'https://github.com/certscope/certscope',
            rules: describeRules(),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map(toResult),
        invocations: [
          {
            executionSuccessful: report.unreadable.length === 0,
            toolExecutionNotifications: [
              ...report.unreadable.map(
                ({ file, reason }): Notification => ({
                  level: 'error',
                  message: { text: `Cannot read ${file}: ${reason}` },
                }),
              ),
              ...(report.baseline?.stale ?? []).map(
                ({ file, rule, about }): Notification => ({
                  level: 'warning',
                  message: { text: `The baseline knows ${rule} of ${file} (${about}), which is no longer there` },
                }),
              ),
            ],
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeRules(): ReportingDescriptor[] {
  return rules.map((rule) => ({
    id: rule.id,
    shortDescription: { text: rule.title },
    helpUri: documentationUrl(rule.id),
    defaultConfiguration: rule.severity === 'off' ? { enabled: false } : { level: levels[rule.severity] },
  }));
}

function toResult(finding: ReportedFinding): Result {
  const ruleIndex = rules.findIndex((rule) => rule.id === finding.code);
  return {
    ruleId: finding.code,
    ...(ruleIndex >= 0 ? { ruleIndex } : {}),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [toLocation(finding)],
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map((related, id) => ({
            id,
            ...toLocation(related),
            message: { text: related.message },
          })),
        }
      : {}),
  };
}

function toLocation(place: ReportedPlace): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: place.file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn },
    },
  };
}
