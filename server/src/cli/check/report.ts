import type { AnalyzedDocument } from '../../features/types.ts';
import type { Finding, RelatedPlace, Severity } from '../../rules/types.ts';
import { displayUri, type UnreadableInput } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import type { BaselineReport } from './baseline.ts';

/** Where something stands: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface ReportedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One finding as every format reports it. */
export interface ReportedFinding extends ReportedPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (ReportedPlace & { readonly message: string })[];
}

/** Everything a run found, in the order of files and places. */
export interface CheckReport {
  readonly findings: readonly ReportedFinding[];
  readonly unreadable: readonly UnreadableInput[];
  readonly filesRead: number;
  readonly filesWithCertificates: number;
  /** Blocks of all kinds that were read. */
  readonly blocks: number;
  /** Where one was given. */
  readonly baseline?: BaselineReport;
}

/** One finding with lines and columns. */
export function toReported(
  finding: Finding,
  file: string,
  analyzed: AnalyzedDocument,
  terminal: Terminal,
): ReportedFinding {
  const { source } = analyzed;
  return {
    ...place(file, source.positionAt(finding.range.start), source.positionAt(finding.range.end)),
    code: finding.code,
    severity: finding.severity,
    message: finding.message,
    related: finding.related.map((related) => ({
      ...placeOf(related, file, analyzed, terminal),
      message: related.message,
    })),
  };
}

function placeOf(
  { place: where }: RelatedPlace,
  file: string,
  { source }: AnalyzedDocument,
  terminal: Terminal,
): ReportedPlace {
  if (where.kind === 'here')
    return place(file, source.positionAt(where.range.start), source.positionAt(where.range.end));
  return place(displayUri(where.uri, terminal), where.range.start, where.range.end);
}

interface Position {
  readonly line: number;
  readonly character: number;
}

function place(file: string, start: Position, end: Position): ReportedPlace {
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** How many findings of each severity. */
export function countBySeverity(findings: readonly ReportedFinding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), information: count('information'), hint: count('hint') };
}
