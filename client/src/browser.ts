import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { clientId, clientName, startExtension } from './extension.ts';

/** Entry of the web extension host: the server is a worker. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  const startWorker = async () => {
    // The host puts its own class in the place of Worker, which the library's check for one does not know: hence its two ends.
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return startExtension(context, (options) => new LanguageClient(clientId, clientName, startWorker, options), {});
}
