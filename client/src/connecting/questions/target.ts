import * as vscode from 'vscode';
import type { HostSuggestion } from '../../../../server/src/lsp/protocol/connecting.ts';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import { type Step, step } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import type { ConnectingSession } from '../connecting-session.ts';
import { previewConnection } from '../preview.ts';

/** Where to, as it was chosen. */
export interface TargetDraft {
  readonly text: string;
  /** It is to be typed. */
  readonly isTyped: boolean;
}

/** Two steps: a target of before or an address of the workspace, then what is typed, if anything is. */
export function askTarget<S extends { readonly target: TargetDraft; readonly typed: string }>(
  session: ConnectingSession,
): readonly Step<S>[] {
  return [
    step<S, 'target'>('target', (_draft, frame) =>
      pickOne<TargetDraft>(frame, { placeholder: vscode.l10n.t('Connect to'), items: itemsOf(session) }),
    ),
    step<S, 'typed'>(
      'typed',
      ({ target }, frame) =>
        typeText(frame, {
          prompt: vscode.l10n.t('Host and port, or a URL: smtp://, postgres:// and others begin with STARTTLS'),
          placeholder: 'api.payments.svc:8443, [::1]:8443, https://api.example',
          value: target.text,
          check: (text) => problemOf(text, session),
        }),
      ({ target }) => target.isTyped,
    ),
  ];
}

/** What the server has against a target; undefined where nothing. */
async function problemOf(text: string, { context }: ConnectingSession): Promise<string | undefined> {
  if (text.trim() === '') return vscode.l10n.t('A host and a port are needed.');
  const preview = await previewConnection({ target: text.trim() }, context);
  return preview.kind === 'refused' ? preview.message : undefined;
}

/** What was chosen or typed in the end. */
export function targetOf({ target, typed }: { readonly target: TargetDraft; readonly typed: string }): string {
  return target.isTyped ? typed.trim() : target.text;
}

/** Each address once: what runs, what is in front of the user, what was asked before, and the rest of the workspace. */
function itemsOf({ options, answers }: ConnectingSession): readonly PickItem<TargetDraft>[] {
  const { t } = vscode.l10n;
  const items = new Map<string, PickItem<TargetDraft>>();
  const add = (text: string, description: string, group?: string): void => {
    if (!items.has(text)) items.set(text, { label: text, description, value: { text, isTyped: false }, group });
  };
  const addHosts = (place: HostSuggestion['place'], group: string): void => {
    for (const host of options.hosts) if (host.place === place) add(host.value, host.source, group);
  };
  const { testServerPort } = options;
  if (testServerPort !== undefined) add(`localhost:${testServerPort}`, t('the test server'));
  addHosts('document', t('in this file'));
  for (const target of answers.targets) add(target, '', t('recent'));
  const known = [...items.values()];
  addHosts('workspace', t('in the workspace'));
  const type: PickItem<TargetDraft> = {
    label: `$(edit) ${t('Type another…')}`,
    alwaysShow: true,
    value: { text: '', isTyped: true },
  };
  return [...known, type, ...[...items.values()].slice(known.length)];
}
