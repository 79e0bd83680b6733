import * as vscode from 'vscode';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import type { IssuingSession } from '../issuing-session.ts';

/** Where what is made goes, as the user chose it. */
export type TargetChoice =
  | { readonly kind: 'folder'; readonly uri: vscode.Uri }
  | { readonly kind: 'document' }
  | { readonly kind: 'secret'; readonly uri: vscode.Uri; readonly position: vscode.Position };

/** What can be offered besides a folder. */
export interface TargetOffer {
  /** A name for a new folder in the workspace: `certs`. */
  readonly folderName: string;
  /** All of it is text. */
  readonly newDocument: boolean;
  /** A manifest is among it. */
  readonly openSecret: boolean;
}

const yamlLanguages: ReadonlySet<string> = new Set(['yaml', 'helm']);

/** A folder, a new document, or the open manifest. */
export async function askTarget(
  frame: StepFrame,
  offer: TargetOffer,
  session: IssuingSession,
): Promise<Answer<TargetChoice>> {
  const { t } = vscode.l10n;
  const answer = await pickOne<TargetChoice | 'choose'>(frame, {
    placeholder: t('Where to?'),
    items: [
      ...folderItems(offer, session),
      { value: 'choose', label: `$(folder-opened) ${t('Choose a folder…')}` },
      ...documentItems(offer),
    ],
  });
  if (answer.kind !== 'next') return answer;
  if (answer.value !== 'choose') return { kind: 'next', value: answer.value };
  const defaultUri = session.folder?.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: t('Write here'),
    ...(defaultUri === undefined ? {} : { defaultUri }),
  });
  const uri = chosen?.[0];
  return uri === undefined ? askTarget(frame, offer, session) : { kind: 'next', value: { kind: 'folder', uri } };
}

function folderItems({ folderName }: TargetOffer, { folder, answers }: IssuingSession): PickItem<TargetChoice>[] {
  const usual = folder && vscode.Uri.joinPath(folder.uri, folderName);
  const last = answers.folder === undefined ? undefined : vscode.Uri.parse(answers.folder);
  const uris = [usual, last].filter((uri) => uri !== undefined);
  const distinct = [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
  return distinct.map((uri) => ({
    value: { kind: 'folder', uri },
    label: `$(folder) ${vscode.workspace.asRelativePath(uri)}/`,
    description: uri === usual ? vscode.l10n.t('nothing is replaced without asking') : '',
  }));
}

function documentItems({ newDocument, openSecret }: TargetOffer): PickItem<TargetChoice>[] {
  const { t } = vscode.l10n;
  const items: PickItem<TargetChoice>[] = [];
  const editor = vscode.window.activeTextEditor;
  if (openSecret && editor !== undefined && yamlLanguages.has(editor.document.languageId)) {
    const { uri } = editor.document;
    const name = vscode.workspace.asRelativePath(uri);
    items.push({
      value: { kind: 'secret', uri, position: editor.selection.active },
      label: `$(file-code) ${t('The Secret in {0}', name)}`,
      description: t('or a new one at its end'),
    });
  }
  if (newDocument) {
    items.push({
      value: { kind: 'document' },
      label: `$(new-file) ${t('A new document')}`,
      description: t('unsaved, until you save it'),
    });
  }
  return items;
}
