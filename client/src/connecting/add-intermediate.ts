import * as vscode from 'vscode';
import {
  type ChainCompletion,
  type CompleteChainParams,
  completeChainRequest,
} from '../../../server/src/lsp/protocol/reports.ts';
import type { ClientContext } from '../client-context.ts';
import { applyIssuedEdit } from '../issuing/apply-edit.ts';
import { showTexts } from '../issuing/show-documents.ts';
import { pickOne, withoutIcons } from '../pickers/pick.ts';
import { plainMessage } from '../views/plain-message.ts';
import { whyRefused } from './permission.ts';

type Asked = Pick<CompleteChainParams, 'servedPem' | 'trust'>;

/** Looks for the CAs that a server does not send, and puts them where the user says. Each URL is asked only when they agreed to that very one. */
export async function addMissingIntermediate(asked: Asked, context: ClientContext): Promise<void> {
  const refused = whyRefused();
  if (refused !== undefined) return void vscode.window.showErrorMessage(plainMessage(refused));
  const completion = await search(asked, context);
  if (completion === undefined) return;
  if (completion.foundPem === '')
    return void vscode.window.showWarningMessage(plainMessage(completion.notes.join(' ')));
  await deliver(completion, asked, context);
}

/** Undefined where it was refused, or nothing was found and the user wants nobody asked. */
async function search(asked: Asked, context: ClientContext): Promise<ChainCompletion | undefined> {
  let params: CompleteChainParams = asked;
  for (;;) {
    const completion = await request(params, context);
    if (completion === undefined || completion.ask === undefined) return completion;
    const { foundPem, ask } = completion;
    if (!(await mayAsk(ask))) return foundPem === '' ? undefined : completion;
    params = { ...asked, foundPem, allowed: ask.urls };
  }
}

function request(params: CompleteChainParams, { client }: ClientContext): Thenable<ChainCompletion | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Looking for the missing intermediate…');
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_progress, token) => {
    try {
      const answer = await client.sendRequest(completeChainRequest, params, token);
      if (answer.kind === 'completion') return answer;
      void vscode.window.showErrorMessage(plainMessage(answer.message));
      return undefined;
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

/** Longer texts may be cut off in a line of a picker. UTF-16 units. */
const MAX_LINE = 80;

/** The URLs stand there whole: they are what somebody agrees to. */
async function mayAsk({ urls, message }: NonNullable<ChainCompletion['ask']>): Promise<boolean> {
  const { t } = vscode.l10n;
  const list = urls.join(', ');
  // A dialog shows everything as it is; in a picker, `$(name)` would be a picture.
  if (list.length > MAX_LINE || message.includes('$(')) {
    const agreeToAll = urls.length === 1 ? t('Ask This URL') : t('Ask These URLs');
    return (await vscode.window.showWarningMessage(message, { modal: true }, agreeToAll)) === agreeToAll;
  }
  const answer = await pickOne<boolean>(frameOf(), {
    placeholder: t('Nobody here has it. May CertScope ask for it?'),
    items: [
      { value: true, label: `$(globe) ${t('Ask {0}', list)}`, detail: message },
      { value: false, label: `$(circle-slash) ${t('Ask nobody')}` },
    ],
  });
  return answer.kind === 'next' && answer.value;
}

function frameOf() {
  return { title: vscode.l10n.t('Add the Missing Intermediate'), step: 1, totalSteps: 1 };
}

/** Into a file that holds the server's certificate, or a document of its own. */
async function deliver(
  { files, chainPem, foundPem, notes }: ChainCompletion,
  asked: Asked,
  context: ClientContext,
): Promise<void> {
  const { t } = vscode.l10n;
  const whole = files.filter(({ edit }) => edit === undefined).map(({ place }) => place);
  const answer = await pickOne<(typeof files)[number] | undefined>(frameOf(), {
    placeholder:
      whole.length === 0
        ? t('Where to?')
        : t('{0} has it already: give the server that file. Or where to?', whole.join(', ')),
    items: [
      ...files
        .filter(({ edit }) => edit !== undefined)
        .map((file) => ({
          value: file,
          label: `$(file) ${withoutIcons(file.place)}`,
          description: t('after the certificate that it signed'),
        })),
      {
        value: undefined,
        label: `$(new-file) ${t('A new document')}`,
        description: t('the whole chain, unsaved until you save it'),
      },
    ],
  });
  if (answer.kind !== 'next') return;
  const { value: chosen } = answer;
  if (chosen === undefined) return showTexts([{ text: chainPem, language: 'pem' }]);
  // The question may have stood there for hours, and the file is as it is now.
  const now = await request({ ...asked, foundPem }, context);
  const edit = now?.files.find(({ place }) => place === chosen.place)?.edit;
  const summary = t('{0} has the whole chain now: give it to the server, and test again.', chosen.place);
  if (edit !== undefined) return applyIssuedEdit({ edit, summary, notes }, context);
  if (now !== undefined) sayGone();
}

function sayGone(): void {
  void vscode.window.showErrorMessage(
    vscode.l10n.t('A file of this certificate is gone or changed in the meantime. Try again.'),
  );
}
