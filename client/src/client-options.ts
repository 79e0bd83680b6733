import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { ClientCommand, InitializationOptions } from '../../server/src/lsp/protocol/initialization.ts';
import { createTraceLog } from './trace-log.ts';

/** Languages that can hold certificates or describe servers, whatever the scheme: unsaved, virtual and remote documents included. */
const languages: readonly string[] = ['pem', 'yaml', 'json', 'jsonc', 'helm', 'nginx'];

/** Without an extension for it, the editor takes configuration of nginx for something else; the server looks at what is in these files. */
const NGINX = '**/{*.conf,*.conf.template,sites-available/*,sites-enabled/*}';

/** Old versions of files, shown beside the new ones: findings there would stand in Problems twice. */
const historySchemes: ReadonlySet<string> = new Set(['git', 'gitlens', 'pr', 'review', 'timeline']);

const commandsForServer: readonly ClientCommand[] = [
  'certscope.showDecoded',
  'certscope.copyFingerprint',
  'certscope.copyAs',
  'certscope.renew',
  'certscope.copyText',
  'certscope.ignoreRule',
  'certscope.completeChain',
  'certscope.testConnection',
  'certscope.testTargets',
];

/** How the client talks to the server, the same in every host. */
export function createClientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...languages.map((language) => ({ language })), { pattern: NGINX }],
    outputChannel: log,
    traceOutputChannel: createTraceLog(log),
    initializationOptions: createInitializationOptions,
    diagnosticPullOptions: { onChange: true, filter: ({ uri }) => historySchemes.has(uri.scheme) },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, historySchemes.has(uri.scheme) ? [] : diagnostics),
    },
  };
}

/** Made anew at every start of the server, for settings may have changed. */
function createInitializationOptions(): InitializationOptions {
  const settings: InitializationOptions['settings'] = vscode.workspace.getConfiguration().get('certscope', {});
  return {
    l10n: vscode.l10n.bundle,
    clientFiles: true,
    clientStorage: true,
    commands: commandsForServer,
    // The editor hands out proxies, which cannot be posted to a worker.
    settings: JSON.parse(JSON.stringify(settings)),
  };
}
