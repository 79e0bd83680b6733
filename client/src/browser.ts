import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientId, clientName, startExtension } from './extension.ts';

/** Entry of the web extension host: the server is a worker. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  const startWorker = async () => new Worker(script);
  return startExtension(context, (options) => new LanguageClient(clientId, clientName, startWorker, options));
}
