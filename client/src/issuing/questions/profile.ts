import * as vscode from 'vscode';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import type { IssuingSession } from '../issuing-session.ts';

/** One of the team's profiles, or none: then everything is asked for. */
export function askProfile(frame: StepFrame, { options }: IssuingSession): Promise<Answer<string | undefined>> {
  const { t } = vscode.l10n;
  const profiles = options.profiles.map(({ name, description }): PickItem<string | undefined> => {
    return { value: name, label: name, ...(description === undefined ? {} : { description }) };
  });
  return pickOne<string | undefined>(frame, {
    placeholder: t('Profile of .certscope/profiles.json'),
    items: [...profiles, { value: undefined, label: t('None'), description: t('choose everything yourself') }],
  });
}
