import * as vscode from 'vscode';
import type { Answer, StepFrame } from './steps.ts';

/** A line of a picker and what it stands for. */
export interface PickItem<T> extends vscode.QuickPickItem {
  readonly value: T;
  /** What the lines from here to that of another group have in common; a line with its name stands above them. */
  readonly group?: string | undefined;
}

/** The name of a group, which cannot be chosen. */
interface Separator extends vscode.QuickPickItem {
  readonly kind: vscode.QuickPickItemKind.Separator;
}

type Line<T> = PickItem<T> | Separator;

export interface PickOptions<T> {
  readonly placeholder: string;
  readonly items: readonly PickItem<T>[];
  /** The line that Enter takes, or the lines that are ticked. */
  isChosen?(value: T): boolean;
}

/** Text from elsewhere, for a line: `$(name)` stays what it is and becomes no icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/** One of several lines. */
export async function pickOne<T>(frame: StepFrame, options: PickOptions<T>): Promise<Answer<T>> {
  const picker = createPicker(frame, options);
  const chosen = picker.items.find((line) => isItem(line) && options.isChosen?.(line.value) === true);
  // Where none is, the first line is active.
  if (chosen !== undefined) picker.activeItems = [chosen];
  const answer = await answerOf(picker);
  if (answer.kind !== 'next') return answer;
  const [picked] = answer.value;
  return picked === undefined ? { kind: 'cancel' } : { kind: 'next', value: picked.value };
}

/** Any of several lines, none included. */
export async function pickMany<T>(frame: StepFrame, options: PickOptions<T>): Promise<Answer<readonly T[]>> {
  const picker = createPicker(frame, options);
  picker.canSelectMany = true;
  picker.selectedItems = picker.items.filter((line) => isItem(line) && options.isChosen?.(line.value) === true);
  const answer = await answerOf(picker);
  return answer.kind === 'next' ? { kind: 'next', value: answer.value.map(({ value }) => value) } : answer;
}

function createPicker<T>(frame: StepFrame, { placeholder, items }: PickOptions<T>): vscode.QuickPick<Line<T>> {
  const picker = vscode.window.createQuickPick<Line<T>>();
  picker.title = frame.title;
  picker.step = frame.step;
  picker.totalSteps = frame.totalSteps;
  picker.placeholder = placeholder;
  picker.items = items.flatMap((item, index) => [...separatorBefore(item, items[index - 1]), item]);
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  if (frame.step > 1) picker.buttons = [vscode.QuickInputButtons.Back];
  return picker;
}

function separatorBefore<T>({ group }: PickItem<T>, before: PickItem<T> | undefined): readonly Separator[] {
  if (group === before?.group) return [];
  return [{ label: group ?? '', kind: vscode.QuickPickItemKind.Separator }];
}

function isItem<T>(line: Line<T>): line is PickItem<T> {
  return line.kind !== vscode.QuickPickItemKind.Separator;
}

/** Shows it until the user is done with it. What is selected is read before it hides, which unticks everything. */
function answerOf<T>(picker: vscode.QuickPick<Line<T>>): Promise<Answer<readonly PickItem<T>[]>> {
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve({ kind: 'next', value: picker.selectedItems.filter(isItem) });
      picker.hide();
    });
    picker.onDidTriggerButton(() => {
      resolve({ kind: 'back' });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve({ kind: 'cancel' });
      picker.dispose();
    });
    picker.show();
  });
}
