import * as vscode from 'vscode';
import { typeText } from '../../pickers/type-text.ts';

/** The password of a private key that `prompt` names; undefined where the user gave up. */
export async function askKeyPassword(prompt: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const frame = { title: t('Password of a Private Key'), step: 1, totalSteps: 1 };
  const answer = await typeText(frame, {
    prompt,
    placeholder: t('It is not kept'),
    password: true,
    check: (text) => (text === '' ? t('Type the password, or press Escape.') : undefined),
  });
  return answer.kind === 'next' ? answer.value : undefined;
}
