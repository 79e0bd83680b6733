import * as vscode from 'vscode';
import { type ConnectionOptions, connectionOptionsRequest } from '../../../server/src/lsp/protocol/connecting.ts';
import type { ClientContext } from '../client-context.ts';
import { currentFolder, scopeOf } from '../issuing/issuing-session.ts';
import { plainMessage } from '../views/plain-message.ts';
import { whyRefused } from './permission.ts';
import { type RememberedConnections, recallConnections } from './remembered.ts';

/** One command about connections under way. */
export interface ConnectingSession {
  readonly context: ClientContext;
  readonly options: ConnectionOptions;
  readonly answers: RememberedConnections;
}

/** Asks what there is to choose from; undefined where nothing can be connected to, after saying why. */
export async function beginConnecting(context: ClientContext): Promise<ConnectingSession | undefined> {
  const early = isInBrowser() ? undefined : whyRefused();
  if (early !== undefined) return refuse(early);
  const active = vscode.window.activeTextEditor?.document.uri;
  const document = active && context.client.code2ProtocolConverter.asUri(active);
  const options = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for services and certificates…') },
    () => context.client.sendRequest(connectionOptionsRequest, { ...scopeOf(context, currentFolder()), document }),
  );
  // What cannot be at all is said before what would have to be allowed.
  const refused = options.refused ?? whyRefused();
  if (refused !== undefined) return refuse(refused);
  return { context, options, answers: recallConnections(context.memory) };
}

/** No server of ours connects from there, whatever the window allows, and it says so without looking for files. */
function isInBrowser(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;
}

function refuse(message: string): undefined {
  void vscode.window.showErrorMessage(plainMessage(message));
  return undefined;
}
