import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientProfile } from './session.ts';

/** The kind of code action that applies every preferred fix. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.certscope`;

/** Lets only the owner of an open document's file read it, having asked (`chmod 600`). Takes `{ uri }`. */
export const RESTRICT_FILE_COMMAND = 'certscope/restrictFile';

/** Commands for editors that have no client of ours; see `handlers/commands.ts`. */
export const SERVER_COMMANDS = [
  'certscope/decodedText',
  'certscope/explainPath',
  'certscope/fingerprints',
  'certscope/encodings',
  'certscope/issuingOptions',
  'certscope/checkNames',
  'certscope/requestedExtensions',
  'certscope/issue',
  'certscope/snippetStacks',
  'certscope/snippet',
  RESTRICT_FILE_COMMAND,
  'certscope/connectionOptions',
  'certscope/connect',
  'certscope/completeChain',
  'certscope/fittingAuthority',
  'certscope/compareChain',
  'certscope/testTargets',
  'certscope/previewConnection',
  'certscope/scan',
  'certscope/startTestServer',
  'certscope/stopTestServer',
] as const;

/** What this server offers to this client. */
export function describeServer(client: ClientProfile, version: string): InitializeResult {
  const pull = client.capabilities.textDocument?.diagnostic !== undefined;
  return {
    serverInfo: { name: 'certscope', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      codeLensProvider: { resolveProvider: false },
      inlayHintProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      workspaceSymbolProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND] },
      executeCommandProvider: { commands: [...SERVER_COMMANDS], workDoneProgress: true },
      ...(pull
        ? { diagnosticProvider: { identifier: 'certscope', interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
