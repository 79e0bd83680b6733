import * as vscode from 'vscode';
import type { ConnectionTrust } from '../../../../server/src/lsp/protocol/connecting.ts';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import type { ConnectingSession } from '../connecting-session.ts';

/** Whose certificates are trusted. */
export async function askTrust(
  frame: StepFrame,
  chosen: ConnectionTrust | undefined,
  session: ConnectingSession,
): Promise<Answer<ConnectionTrust>> {
  const answer = await pickOne<ConnectionTrust | 'choose'>(frame, {
    placeholder: vscode.l10n.t('Trusted CAs'),
    items: itemsOf(chosen, session),
    isChosen: (value) => value !== 'choose' && JSON.stringify(value) === JSON.stringify(chosen),
  });
  if (answer.kind !== 'next') return answer;
  if (answer.value !== 'choose') return { kind: 'next', value: answer.value };
  const [file] = (await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Trust') })) ?? [];
  if (file === undefined) return askTrust(frame, chosen, session);
  return { kind: 'next', value: { kind: 'file', uri: session.context.client.code2ProtocolConverter.asUri(file) } };
}

function itemsOf(
  chosen: ConnectionTrust | undefined,
  { options: { authorities }, context }: ConnectingSession,
): readonly PickItem<ConnectionTrust | 'choose'>[] {
  const { t } = vscode.l10n;
  const { asUri } = context.client.protocol2CodeConverter;
  const workspace: readonly PickItem<ConnectionTrust>[] =
    authorities.length === 0
      ? []
      : [{ value: { kind: 'workspace' }, label: t('CAs of the workspace'), description: authorities.join(', ') }];
  const file: readonly PickItem<ConnectionTrust>[] =
    chosen?.kind === 'file' ? [{ value: chosen, label: vscode.workspace.asRelativePath(asUri(chosen.uri)) }] : [];
  return [
    ...workspace,
    { value: { kind: 'system' }, label: t('CAs of this system') },
    { value: { kind: 'mozilla' }, label: t("Mozilla's CAs, as Node has them") },
    ...file,
    { value: 'choose', label: `$(file) ${t('A file…')}`, alwaysShow: true },
  ];
}
