import * as vscode from 'vscode';
import type { AuthorityChoice, KeyType } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askAuthority } from '../issuing/questions/authority.ts';
import { askKeyType } from '../issuing/questions/key-type.ts';
import { askLifetime, type LifetimeChoice } from '../issuing/questions/lifetime.ts';
import { askNames, localNames, type NamesDraft, namesOf, noNames } from '../issuing/questions/names.ts';
import { askPackaging, type PackagingDraft, packagingOf } from '../issuing/questions/packaging.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { remember } from '../issuing/remembered.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';

interface Draft {
  readonly serverNames: NamesDraft;
  readonly clientNames: NamesDraft;
  readonly keyType: KeyType;
  readonly lifetime: LifetimeChoice;
  readonly authority: AuthorityChoice;
  readonly packaging: PackagingDraft;
  readonly target: TargetChoice | undefined;
}

/** `certscope.makePair`: a server's and a client's certificate below one CA, at once. */
export function registerMakePair(context: ClientContext): void {
  const makePair = async (): Promise<void> => {
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const draft = await runSteps(vscode.l10n.t('Make an mTLS Pair'), stepsOf(session), startOf(session));
    if (draft?.target === undefined) return;
    const { keyType, lifetime, authority, packaging, target } = draft;
    const serverNames = namesOf(draft.serverNames);
    const clientNames = namesOf(draft.clientNames);
    await remember(context.memory, { names: serverNames, clientNames, keyType, authority });
    await issue(
      {
        ...scopeOf(context, session.folder),
        task: { kind: 'pair', serverNames, clientNames, keyType, lifetime, authority },
        packaging: packagingOf(packaging),
        target: toTarget(target, context),
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.makePair', makePair));
}

function startOf({ answers, options }: IssuingSession): Draft {
  return {
    serverNames: noNames,
    clientNames: noNames,
    keyType: answers.keyType ?? options.keyTypes[0] ?? 'ecdsa-p256',
    lifetime: { kind: 'days', days: 90 },
    authority: answers.authority ?? { kind: 'development' },
    packaging: { formats: [], encryptsKey: false },
    target: undefined,
  };
}

function stepsOf(session: IssuingSession): readonly Step<Draft>[] {
  const { answers } = session;
  const { t } = vscode.l10n;
  const type = t('Other names, separated by commas');
  const server = { pick: t('Names of the server'), type };
  const client = { pick: t('Names of the client'), type };
  return [
    ...askNames<'serverNames', Draft>('serverNames', session, server, answers.names ?? localNames),
    ...askNames<'clientNames', Draft>('clientNames', session, client, answers.clientNames ?? ['localhost']),
    step<Draft, 'keyType'>('keyType', ({ keyType }, frame) => askKeyType(frame, keyType, session)),
    step<Draft, 'lifetime'>('lifetime', (_draft, frame) => askLifetime<never>(frame, answers.days ?? 90)),
    step<Draft, 'authority'>('authority', ({ authority, serverNames, clientNames }, frame) => {
      const names = [...namesOf(serverNames), ...namesOf(clientNames)];
      const question = { placeholder: t('Both signed by'), chosen: authority, names, selfSigned: false };
      return askAuthority(frame, question, session);
    }),
    ...askPackaging<Draft>(answers.formats ?? ['pem']),
    step<Draft, 'target'>('target', (_draft, frame) =>
      askTarget(frame, { folderName: 'certs', newDocument: false, openSecret: false }, session),
    ),
  ];
}
