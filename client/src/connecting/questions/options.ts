import * as vscode from 'vscode';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import { type Answer, type Step, step } from '../../pickers/steps.ts';
import type { ChosenOptions } from '../chosen-options.ts';
import type { ConnectingSession } from '../connecting-session.ts';
import { editorProxy, previewConnection } from '../preview.ts';
import { recallOptions } from '../remembered.ts';
import { type AskOption, type Changing, type Option, optionQuestions } from './option-questions.ts';

interface Draft {
  /** Undefined until the step was asked: then those of before count. */
  readonly options: ChosenOptions | undefined;
}

/** What is done with the options in the end. */
export interface OptionsPurpose<S> {
  /** The line that Enter takes: `Connect now`. */
  readonly go: string;
  readonly options: readonly Option[];
  targetOf(state: S): string;
}

/** One step: everything is fine as it is, or one of the options is changed first, and another. */
export function askOptions<S extends Draft>(purpose: OptionsPurpose<S>, session: ConnectingSession): Step<S> {
  return step<S, 'options'>('options', (state, frame) => {
    const target = purpose.targetOf(state);
    const start = state.options ?? recallOptions(session.context.memory, target);
    return choose(start, { target, frame, session }, purpose);
  });
}

async function choose<S>(
  start: ChosenOptions,
  asking: Omit<Changing, 'chosen' | 'preview'>,
  purpose: OptionsPurpose<S>,
): Promise<Answer<ChosenOptions>> {
  let chosen = start;
  for (;;) {
    const preview = await look(chosen, asking);
    // What is wrong with the target is said by who is asked to connect to it.
    if (preview.kind === 'refused') return { kind: 'next', value: chosen };
    const changing = { ...asking, chosen, preview };
    const answer = await pickLine(changing, purpose);
    if (answer.kind !== 'next') return answer;
    if (answer.value === 'go') return { kind: 'next', value: chosen };
    const changed = await questionOf(answer.value).ask(changing);
    if (changed.kind === 'cancel') return changed;
    if (changed.kind === 'next') chosen = changed.value;
  }
}

function look({ proxy: _proxy, ...chosen }: ChosenOptions, { target, session }: Omit<Changing, 'chosen' | 'preview'>) {
  const { noProxy } = editorProxy(session.context);
  return previewConnection({ target, ...chosen, noProxy }, session.context);
}

function pickLine<S>(changing: Changing, { go, options }: OptionsPurpose<S>): Promise<Answer<Option | 'go'>> {
  const items: readonly PickItem<Option | 'go'>[] = [
    { value: 'go', label: `$(play) ${go}`, description: changing.target },
    ...options.map((value) => {
      const { label, describe } = questionOf(value);
      return { value, label: `$(settings-gear) ${label()}`, description: describe(changing) };
    }),
  ];
  return pickOne(changing.frame, { placeholder: vscode.l10n.t('Go on, or choose what to change'), items });
}

function questionOf(option: Option): AskOption {
  return optionQuestions[option];
}
