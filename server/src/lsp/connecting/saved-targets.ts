import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { severities } from '../../features/diagnostics.ts';
import { toRange } from '../../features/places.ts';
import { isTargetsFile, readTargets } from '../../handshake/targets/read-targets.ts';
import type { SavedTarget, TargetIssue } from '../../handshake/targets/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { SourceText } from '../../text/source-text.ts';
import type { ConnectParams } from '../protocol/connecting.ts';
import { folderOf, resolvePath } from '../trust-anchors.ts';
import type { TestedTargets } from './tested-targets.ts';

/** What the test of a saved target is asked with; `uri` is that of its file. */
export function paramsOf(saved: SavedTarget, uri: string): ConnectParams {
  const { address, written, timeout, ca, trust } = saved;
  const folder = folderOf(uri);
  const root = isTargetsFile(uri) ? folderOf(folder) : folder;
  const at = (path: string): string => resolvePath(path, root) ?? path;
  return {
    target: address,
    ...written,
    timeoutSeconds: timeout,
    credentials: credentialsOf(saved, at),
    trust: ca === undefined ? { kind: trust } : { kind: 'file', uri: at(ca) },
  };
}

function credentialsOf(
  { certificate, key, pkcs12 }: SavedTarget,
  at: (path: string) => string,
): ConnectParams['credentials'] {
  if (pkcs12 !== undefined) return { kind: 'pkcs12', store: at(pkcs12) };
  if (certificate === undefined || key === undefined) return undefined;
  return { kind: 'pem', certificate: at(certificate), key: at(key) };
}

/** What is wrong with the targets of a file as they were when the user tested them, and with the file itself; nothing for other documents. */
export function getTargetDiagnostics(source: SourceText, tested: TestedTargets, t: Localize): readonly Diagnostic[] {
  if (!isTargetsFile(source.uri)) return [];
  const { targets, problems } = readTargets(source.text, t);
  return [
    ...problems.map(({ range, message }) => ({
      range: toRange(source, range),
      severity: DiagnosticSeverity.Error,
      code: 'targets',
      source: 'certscope',
      message,
    })),
    ...targets.flatMap((saved) =>
      (tested.of(paramsOf(saved, source.uri))?.issues ?? []).map((issue) => toDiagnostic(issue, saved, source)),
    ),
  ];
}

function toDiagnostic({ code, severity, message, href }: TargetIssue, { range }: SavedTarget, source: SourceText) {
  return {
    range: toRange(source, range),
    severity: severities[severity],
    code,
    source: 'certscope',
    message,
    ...(href !== undefined && { codeDescription: { href } }),
  };
}
