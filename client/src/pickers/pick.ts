import * as vscode from 'vscode';
import type { Answer, StepFrame } from './steps.ts';

/** A line of a picker and what it stands for. */
export interface PickItem<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface PickOptions<T> {
  readonly placeholder: string;
  readonly items: readonly PickItem<T>[];
  /** The line that Enter takes, or the lines that are ticked. */
  isChosen?(value: T): boolean;
}

/** One of several lines. */
export async function pickOne<T>(frame: StepFrame, options: PickOptions<T>): Promise<Answer<T>> {
  const picker = createPicker(frame, options);
  picker.activeItems = picker.items.filter(({ value }) => options.isChosen?.(value) === true).slice(0, 1);
  const answer = await answerOf(picker);
  const [picked] = picker.selectedItems;
  if (answer !== 'next') return { kind: answer };
  return picked === undefined ? { kind: 'cancel' } : { kind: 'next', value: picked.value };
}

/** Any of several lines, none included. */
export async function pickMany<T>(frame: StepFrame, options: PickOptions<T>): Promise<Answer<readonly T[]>> {
  const picker = createPicker(frame, options);
  picker.canSelectMany = true;
  picker.selectedItems = picker.items.filter(({ value }) => options.isChosen?.(value) === true);
  const answer = await answerOf(picker);
  return answer === 'next' ? { kind: 'next', value: picker.selectedItems.map(({ value }) => value) } : { kind: answer };
}

function createPicker<T>(frame: StepFrame, { placeholder, items }: PickOptions<T>): vscode.QuickPick<PickItem<T>> {
  const picker = vscode.window.createQuickPick<PickItem<T>>();
  picker.title = frame.title;
  picker.step = frame.step;
  picker.totalSteps = frame.totalSteps;
  picker.placeholder = placeholder;
  picker.items = items;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  if (frame.step > 1) picker.buttons = [vscode.QuickInputButtons.Back];
  return picker;
}

/** Shows it until the user is done with it. */
function answerOf<T>(picker: vscode.QuickPick<PickItem<T>>): Promise<'next' | 'back' | 'cancel'> {
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve('next');
      picker.hide();
    });
    picker.onDidTriggerButton(() => {
      resolve('back');
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve('cancel');
      picker.dispose();
    });
    picker.show();
  });
}
