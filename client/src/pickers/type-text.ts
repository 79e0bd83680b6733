import * as vscode from 'vscode';
import type { Answer, StepFrame } from './steps.ts';

/** What is typed is looked at when typing pauses for this long. Milliseconds. */
const PAUSE = 150;

export interface TextOptions {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** Shown as dots. */
  readonly password?: boolean;
  /** What is wrong with the text; undefined where nothing is. */
  check?(text: string): string | undefined | Promise<string | undefined>;
}

/** A text that is checked as it is typed. */
export function typeText(frame: StepFrame, options: TextOptions): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.title = frame.title;
  box.step = frame.step;
  box.totalSteps = frame.totalSteps;
  box.prompt = options.prompt;
  box.placeholder = options.placeholder;
  box.value = options.value ?? '';
  box.password = options.password ?? false;
  box.ignoreFocusOut = true;
  if (frame.step > 1) box.buttons = [vscode.QuickInputButtons.Back];

  let pause: ReturnType<typeof setTimeout> | undefined;
  /** Says what is wrong with the present text; an answer about an older one is too late. */
  const look = async (): Promise<boolean> => {
    const text = box.value;
    const problem = await options.check?.(text);
    if (box.value !== text) return false;
    box.validationMessage = problem;
    return problem === undefined;
  };
  return new Promise((resolve) => {
    box.onDidChangeValue(() => {
      clearTimeout(pause);
      pause = setTimeout(() => void look(), PAUSE);
    });
    box.onDidAccept(async () => {
      clearTimeout(pause);
      box.busy = true;
      const isSound = await look();
      box.busy = false;
      if (!isSound) return;
      resolve({ kind: 'next', value: box.value });
      box.hide();
    });
    box.onDidTriggerButton(() => {
      resolve({ kind: 'back' });
      box.hide();
    });
    box.onDidHide(() => {
      clearTimeout(pause);
      resolve({ kind: 'cancel' });
      box.dispose();
    });
    box.show();
  });
}
