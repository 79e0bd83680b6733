import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { issue } from '../issuing/issue.ts';
import { currentFolder, isRefused, scopeOf } from '../issuing/issuing-session.ts';
import { askLifetime, type LifetimeChoice } from '../issuing/questions/lifetime.ts';
import { pickOne } from '../pickers/pick.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';
import { getOffset, getPlace, sayNothingHere } from './place.ts';

interface Draft {
  readonly key: 'new' | 'same';
  /** Undefined: as long as the old one lived. */
  readonly lifetime: LifetimeChoice | undefined;
}

/** `certscope.renew`: the certificate at a place again, with its names, usages and kind of key, where the old one stands. */
export function registerRenew(context: ClientContext): void {
  const renew = async (argument: unknown): Promise<void> => {
    const place = getPlace(context.client, argument);
    if (isRefused()) return;
    if (place === undefined) return sayNothingHere();
    const draft = await runSteps<Draft>(vscode.l10n.t('Renew Certificate'), steps(), {
      key: 'new',
      lifetime: undefined,
    });
    if (draft === undefined) return;
    const offset = await getOffset(context.client, place);
    await issue(
      {
        ...scopeOf(context, currentFolder()),
        task: { kind: 'renew', uri: place.uri, offset, key: draft.key, lifetime: draft.lifetime },
        packaging: { formats: [] },
        target: { kind: 'in-place' },
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.renew', renew));
}

function steps(): readonly Step<Draft>[] {
  const { t } = vscode.l10n;
  return [
    step<Draft, 'key'>('key', ({ key }, frame) =>
      pickOne<Draft['key']>(frame, {
        placeholder: t('Which key?'),
        items: [
          { value: 'new', label: t('A new key'), description: t('certificate and key are replaced together') },
          { value: 'same', label: t('The same key'), description: t('for peers that pin it') },
        ],
        isChosen: (value) => value === key,
      }),
    ),
    step<Draft, 'lifetime'>('lifetime', (_draft, frame) => {
      const asBefore = { label: t('As long as the old one'), value: undefined };
      return askLifetime<undefined>(frame, 90, asBefore);
    }),
  ];
}
