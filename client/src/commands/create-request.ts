import * as vscode from 'vscode';
import type { KeyType, Role } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askKeyType } from '../issuing/questions/key-type.ts';
import { askNames, localNames, type NamesDraft, namesOf, noNames } from '../issuing/questions/names.ts';
import { askRole } from '../issuing/questions/role.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { remember } from '../issuing/remembered.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';

interface Draft {
  readonly role: Role;
  readonly names: NamesDraft;
  readonly keyType: KeyType;
  readonly target: TargetChoice | undefined;
}

/** `certscope.createRequest`: a certificate signing request and its key, for a CA elsewhere. */
export function registerCreateRequest(context: ClientContext): void {
  const createRequest = async (): Promise<void> => {
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const draft = await runSteps(vscode.l10n.t('Create CSR'), stepsOf(session), startOf(session));
    if (draft?.target === undefined) return;
    const { role, keyType, target } = draft;
    const names = namesOf(draft.names);
    await remember(context.memory, { role, names, keyType });
    await issue(
      {
        ...scopeOf(context, session.folder),
        task: { kind: 'request', role, names, keyType },
        packaging: { formats: [] },
        target: toTarget(target, context),
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.createRequest', createRequest));
}

function startOf({ answers, options }: IssuingSession): Draft {
  const keyType = answers.keyType ?? options.keyTypes[0] ?? 'ecdsa-p256';
  return { role: answers.role ?? 'server', names: noNames, keyType, target: undefined };
}

function stepsOf(session: IssuingSession): readonly Step<Draft>[] {
  const { t } = vscode.l10n;
  const texts = { pick: t('Names that it is known by'), type: t('Other names, separated by commas') };
  return [
    step<Draft, 'role'>('role', ({ role }, frame) => askRole(frame, role)),
    ...askNames<'names', Draft>('names', session, texts, session.answers.names ?? localNames),
    step<Draft, 'keyType'>('keyType', ({ keyType }, frame) => askKeyType(frame, keyType, session)),
    step<Draft, 'target'>('target', (_draft, frame) =>
      askTarget(frame, { folderName: 'certs', newDocument: true, openSecret: false }, session),
    ),
  ];
}
