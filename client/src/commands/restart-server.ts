import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { ClientContext } from '../client-context.ts';

/** `certscope.restartServer`. */
export function registerRestartServer({ client, subscriptions }: ClientContext): void {
  const restartServer = async (): Promise<void> => {
    if (client.state === State.Running) await client.stop();
    await client.start();
  };
  subscriptions.push(vscode.commands.registerCommand('certscope.restartServer', restartServer));
}
