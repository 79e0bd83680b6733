import * as vscode from 'vscode';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { pickOne } from '../pickers/pick.ts';
import { type Answer, runSteps, type Step, type StepFrame, step } from '../pickers/steps.ts';
import { typeText } from '../pickers/type-text.ts';

interface Draft {
  readonly name: string;
  readonly intermediate: boolean;
  /** Domains and networks besides the development ones; undefined for a CA without constraints. */
  readonly permitted: readonly string[] | undefined;
  readonly keep: 'storage' | 'delivery';
  readonly target: TargetChoice | undefined;
}

/** `certscope.createAuthority`: a root, or a root and an intermediate, that signs for development domains. */
export function registerCreateAuthority(context: ClientContext): void {
  const createAuthority = async (): Promise<void> => {
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const draft = await runSteps(vscode.l10n.t('Create Development CA'), stepsOf(session), startOf(session));
    if (draft?.target === undefined) return;
    const { name, intermediate, permitted, keep, target } = draft;
    await issue(
      {
        ...scopeOf(context, session.folder),
        task: { kind: 'authority', name, intermediate, permitted: permitted ?? 'none', keep },
        packaging: { formats: [] },
        target: toTarget(target, context),
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.createAuthority', createAuthority));
}

function startOf({ options }: IssuingSession): Draft {
  const name = `${options.project} development CA`;
  return { name, intermediate: false, permitted: [], keep: 'storage', target: undefined };
}

function stepsOf(session: IssuingSession): readonly Step<Draft>[] {
  return [
    step<Draft, 'name'>('name', ({ name }, frame) => askName(frame, name)),
    step<Draft, 'intermediate'>('intermediate', ({ intermediate }, frame) => askComposition(frame, intermediate)),
    step<Draft, 'permitted'>('permitted', ({ permitted }, frame) => askPermitted(frame, permitted)),
    step<Draft, 'keep'>('keep', ({ keep }, frame) => askKeep(frame, keep)),
    step<Draft, 'target'>('target', ({ keep }, frame) =>
      askTarget(frame, { folderName: 'certs', newDocument: keep === 'storage', openSecret: false }, session),
    ),
  ];
}

function askName(frame: StepFrame, name: string): Promise<Answer<string>> {
  const { t } = vscode.l10n;
  return typeText(frame, {
    prompt: t('Name of the CA, as trust stores list it'),
    value: name,
    check: (text) => (text.trim() === '' ? t('A name is needed.') : undefined),
  });
}

function askComposition(frame: StepFrame, chosen: boolean): Promise<Answer<boolean>> {
  const { t } = vscode.l10n;
  return pickOne<boolean>(frame, {
    placeholder: t('What is it made of?'),
    items: [
      { value: false, label: t('A root'), description: t('it signs by itself') },
      { value: true, label: t('A root and an intermediate'), description: t('as in production: peers need the chain') },
    ],
    isChosen: (value) => value === chosen,
  });
}

async function askPermitted(frame: StepFrame, before: Draft['permitted']): Promise<Answer<Draft['permitted']>> {
  const { t } = vscode.l10n;
  const answer = await pickOne<'usual' | 'more' | 'any'>(frame, {
    placeholder: t('What may it sign for?'),
    items: [
      {
        value: 'usual',
        label: t('Development domains and private addresses'),
        description: 'localhost, *.test, *.internal, *.svc, *.cluster.local, 10.0.0.0/8 …',
      },
      { value: 'more', label: t('These and others…'), description: 'dev.example.com, 203.0.113.0/24' },
      { value: 'any', label: t('Anything'), description: t('whoever steals its key can pose as any site') },
    ],
  });
  if (answer.kind !== 'next') return answer;
  if (answer.value !== 'more') return { kind: 'next', value: answer.value === 'any' ? undefined : [] };
  const typed = await typeText(frame, {
    prompt: t('Domains, networks, mail domains (@example.com) and SPIFFE trust domains, separated by commas'),
    value: (before ?? []).join(', '),
  });
  return typed.kind === 'next' ? { kind: 'next', value: wordsOf(typed.value) } : typed;
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function askKeep(frame: StepFrame, chosen: Draft['keep']): Promise<Answer<Draft['keep']>> {
  const { t } = vscode.l10n;
  return pickOne<Draft['keep']>(frame, {
    placeholder: t('Where is its key kept?'),
    items: [
      { value: 'storage', label: t('In your own storage'), description: t('outside every workspace, for you alone') },
      { value: 'delivery', label: t('Beside its certificate'), description: t('for a team that shares it') },
    ],
    isChosen: (value) => value === chosen,
  });
}
