import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { clientId, clientName, startExtension } from './extension.ts';

/** Entry of the desktop and remote extension hosts: the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<void> {
  const run = { module: context.asAbsolutePath('dist/server/node.js'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  const server: ServerOptions = { run, debug };
  return startExtension(context, (options) => new LanguageClient(clientId, clientName, server, options), process.env);
}
