import * as vscode from 'vscode';
import type { IssuingTask } from '../../../../server/src/lsp/protocol/issuing.ts';
import { pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import { formatExactLifetime, parseExactLifetime } from '../exact-lifetime.ts';

/** As tasks say it. */
export type LifetimeChoice = NonNullable<Extract<IssuingTask, { kind: 'certificate' }>['lifetime']>;

const DAY = 86_400_000;

/** How long; the offer begins with `first`, where there is one. */
export async function askLifetime<T>(
  frame: StepFrame,
  chosenDays: number,
  first?: { readonly label: string; readonly value: T },
): Promise<Answer<LifetimeChoice | T>> {
  const { t } = vscode.l10n;
  const days = (value: number, label: string, description = '') => ({ value, label, description });
  const answer = await pickOne<number | 'exact' | 'first'>(frame, {
    placeholder: t('How long is it valid?'),
    items: [
      ...(first === undefined ? [] : [{ value: 'first' as const, label: first.label }]),
      days(1, t('24 hours')),
      days(7, t('7 days')),
      days(30, t('30 days')),
      days(90, t('90 days'), t('default')),
      days(365, t('1 year')),
      days(730, t('2 years')),
      { value: 'exact', label: t('Exact dates…'), description: t('also in the past') },
    ],
    isChosen: (value) => value === (first === undefined ? chosenDays : 'first'),
  });
  if (answer.kind !== 'next') return answer;
  if (answer.value === 'exact') return askExact(frame);
  if (answer.value === 'first') return first === undefined ? { kind: 'cancel' } : { kind: 'next', value: first.value };
  return { kind: 'next', value: { kind: 'days', days: answer.value } };
}

async function askExact(frame: StepFrame): Promise<Answer<LifetimeChoice>> {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const problem = vscode.l10n.t('Two moments in UTC, the earlier one first: {0}', '2026-01-31 to 2026-02-28 12:00');
  const answer = await typeText(frame, {
    prompt: vscode.l10n.t('Valid from and until, in UTC'),
    value: formatExactLifetime({ notBefore: today, notAfter: today + 90 * DAY }),
    check: (text) => (parseExactLifetime(text) === undefined ? problem : undefined),
  });
  if (answer.kind !== 'next') return answer;
  const exact = parseExactLifetime(answer.value);
  return exact === undefined ? { kind: 'cancel' } : { kind: 'next', value: { kind: 'exact', ...exact } };
}
