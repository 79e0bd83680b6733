import * as vscode from 'vscode';
import type { PasswordsNeeded, StorePassword } from '../../../../server/src/lsp/protocol/connecting.ts';
import { runSteps, type Step } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';

type Typed = readonly StorePassword[];

/** The password of each keystore, empty where it has none; undefined where the user gave up. */
export function askPasswords(stores: PasswordsNeeded['stores']): Promise<Typed | undefined> {
  const steps = stores.map(
    ({ store, place }): Step<Typed> => ({
      ask: async (typed, frame) => {
        const prompt = vscode.l10n.t('Password of {0}; it is not kept', place);
        const answer = await typeText(frame, { prompt, password: true });
        return answer.kind === 'next' ? { kind: 'next', value: [...typed, { store, password: answer.value }] } : answer;
      },
    }),
  );
  return runSteps<Typed>(vscode.l10n.t('Test All Targets'), steps, []);
}
