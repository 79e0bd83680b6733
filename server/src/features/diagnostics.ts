import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding, RelatedPlace, Severity } from '../rules/types.ts';
import type { SourceText } from '../text/source-text.ts';
import { documentationUrl } from './documentation.ts';
import { toRange } from './places.ts';
import type { AnalyzedDocument } from './types.ts';

/** LSP's words for ours. */
export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of one version as LSP diagnostics, in document order. */
export function getDiagnostics(analyzed: AnalyzedDocument): Diagnostic[] {
  return analyzed.findings.map((finding) => toDiagnostic(finding, analyzed.source));
}

/** One finding as an LSP diagnostic. */
export function toDiagnostic(finding: Finding, source: SourceText): Diagnostic {
  return {
    range: toRange(source, finding.range),
    severity: severities[finding.severity],
    code: finding.code,
    codeDescription: { href: documentationUrl(finding.code) },
    source: 'certscope',
    message: finding.message,
    ...(finding.unnecessary === true ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.related.length > 0
      ? {
          relatedInformation: finding.related.map((related) => ({
            message: related.message,
            location: locationOf(related, source),
          })),
        }
      : {}),
  };
}

function locationOf({ place }: RelatedPlace, source: SourceText) {
  if (place.kind === 'here') return { uri: source.uri, range: toRange(source, place.range) };
  return { uri: place.uri, range: place.range };
}
