import * as vscode from 'vscode';
import type { IssueParams, IssueReport } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { plainMessage } from '../views/plain-message.ts';
import { copySnippet, snippetOf } from './make-snippet.ts';

/** A button of a message. */
export interface Offer {
  readonly title: string;
  run(): unknown;
}

/** What one does next with files that were made, besides looking at them. */
export type OfferNext = (files: readonly vscode.Uri[]) => readonly Offer[];

/** Says what was made, and offers what one does next. */
export function announce(
  { summary, notes }: IssueReport,
  files: readonly vscode.Uri[],
  params: IssueParams,
  context: ClientContext,
  offerNext: OfferNext = () => [],
): void {
  const { t } = vscode.l10n;
  const snippet = files.length === 0 ? undefined : snippetOf(params);
  const offers: readonly Offer[] = [
    ...offerNext(files),
    ...(files.length === 0 ? [] : [{ title: t('Open'), run: () => openFirst(files) }]),
    ...(snippet === undefined ? [] : [{ title: t('Copy Snippet…'), run: () => copySnippet(snippet, context) }]),
  ];
  // The command is done; whether somebody presses a button is another matter.
  void vscode.window
    .showInformationMessage(plainMessage([summary, ...notes].join(' ')), ...offers)
    .then((answer) => answer?.run());
}

/** The certificate, where there is one: nobody looks at a key first. */
async function openFirst(files: readonly vscode.Uri[]): Promise<void> {
  const preferred = ['fullchain.pem', 'cert.pem', 'ca.pem', '.yaml', '.csr', '.pem'];
  const best = preferred.map((end) => files.find(({ path }) => path.endsWith(end))).find((file) => file !== undefined);
  const file = best ?? files[0];
  if (file !== undefined) await vscode.commands.executeCommand('vscode.open', file);
}
