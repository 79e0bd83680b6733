import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';

/** `certscope.showLog`. */
export function registerShowLog({ log, subscriptions }: ClientContext): void {
  subscriptions.push(vscode.commands.registerCommand('certscope.showLog', () => log.show()));
}
