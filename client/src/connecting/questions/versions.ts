import * as vscode from 'vscode';
import { pickOne } from '../../pickers/pick.ts';
import type { Answer } from '../../pickers/steps.ts';
import type { ChosenOptions } from '../chosen-options.ts';
import type { Changing } from './option-questions.ts';

const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
type Version = (typeof versions)[number];

/** Two questions, of which the second offers nothing that the first rules out. */
export async function askVersions({
  frame,
  preview,
}: Pick<Changing, 'frame' | 'preview'>): Promise<Answer<Pick<ChosenOptions, 'minVersion' | 'maxVersion'>>> {
  const { t } = vscode.l10n;
  let oldest: Version = preview.minVersion;
  for (;;) {
    const min = await pick(t('Oldest version to offer'), versions, oldest);
    if (min.kind !== 'next') return min;
    oldest = min.value;
    const left = versions.slice(versions.indexOf(oldest));
    const max = await pick(t('Newest version to offer'), left, preview.maxVersion);
    if (max.kind === 'back') continue;
    if (max.kind !== 'next') return max;
    return { kind: 'next', value: { minVersion: oldest, maxVersion: max.value } };
  }

  function pick(placeholder: string, offered: readonly Version[], chosen: Version): Promise<Answer<Version>> {
    const items = offered.map((value) => ({ value, label: value }));
    return pickOne<Version>(frame, { placeholder, items, isChosen: (value) => value === chosen });
  }
}
