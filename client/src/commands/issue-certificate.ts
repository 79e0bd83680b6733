import * as vscode from 'vscode';
import type { AuthorityChoice, KeyType, Role } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askAuthority } from '../issuing/questions/authority.ts';
import { askKeyType } from '../issuing/questions/key-type.ts';
import { askLifetime, type LifetimeChoice } from '../issuing/questions/lifetime.ts';
import { askNames, localNames, type NamesDraft, namesOf, noNames } from '../issuing/questions/names.ts';
import { askPackaging, isText, type PackagingDraft, packagingOf } from '../issuing/questions/packaging.ts';
import { askProfile } from '../issuing/questions/profile.ts';
import { askRole } from '../issuing/questions/role.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { remember } from '../issuing/remembered.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';

interface Draft {
  readonly profile: string | undefined;
  readonly role: Role;
  readonly names: NamesDraft;
  readonly keyType: KeyType;
  readonly lifetime: LifetimeChoice;
  readonly authority: AuthorityChoice;
  readonly packaging: PackagingDraft;
  readonly target: TargetChoice | undefined;
}

/** `certscope.issueCertificate`: a certificate and its key for one service, asked for step by step. */
export function registerIssueCertificate(context: ClientContext): void {
  const issueCertificate = async (): Promise<void> => {
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const title = vscode.l10n.t('Issue Development Certificate');
    const draft = await runSteps(title, stepsOf(session), startOf(session));
    if (draft?.target === undefined) return;
    await rememberDraft(draft, context);
    await issue(
      {
        ...scopeOf(context, session.folder),
        task: toTask(draft),
        packaging: packagingOf(draft.packaging),
        target: toTarget(draft.target, context),
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.issueCertificate', issueCertificate));
}

function startOf({ answers, options }: IssuingSession): Draft {
  return {
    profile: undefined,
    role: answers.role ?? 'server',
    names: noNames,
    keyType: answers.keyType ?? options.keyTypes[0] ?? 'ecdsa-p256',
    lifetime: { kind: 'days', days: answers.days ?? 90 },
    authority: answers.authority ?? { kind: 'development' },
    packaging: { formats: [], encryptsKey: false },
    target: undefined,
  };
}

function stepsOf(session: IssuingSession): readonly Step<Draft>[] {
  const { answers, options } = session;
  const { t } = vscode.l10n;
  const texts = { pick: t('Names that it is known by'), type: t('Other names, separated by commas') };
  const isFree = ({ profile }: Draft): boolean => profile === undefined;
  return [
    step<Draft, 'profile'>(
      'profile',
      (_draft, frame) => askProfile(frame, session),
      () => options.profiles.length > 0,
    ),
    step<Draft, 'role'>('role', ({ role }, frame) => askRole(frame, role), isFree),
    ...askNames<'names', Draft>('names', session, texts, answers.names ?? localNames),
    step<Draft, 'keyType'>('keyType', ({ keyType }, frame) => askKeyType(frame, keyType, session), isFree),
    step<Draft, 'lifetime'>('lifetime', (_draft, frame) => askLifetime<never>(frame, answers.days ?? 90), isFree),
    step<Draft, 'authority'>('authority', ({ authority, names }, frame) => {
      const question = {
        placeholder: t('Signed by'),
        chosen: authority,
        names: namesOf(names),
        selfSigned: true,
      };
      return askAuthority(frame, question, session);
    }),
    ...askPackaging<Draft>(answers.formats ?? ['pem']),
    step<Draft, 'target'>('target', ({ packaging }, frame) => {
      const openSecret = packaging.formats.includes('kubernetes');
      return askTarget(frame, { folderName: 'certs', newDocument: isText(packaging), openSecret }, session);
    }),
  ];
}

function toTask({ profile, role, names, keyType, lifetime, authority }: Draft) {
  const task = { kind: 'certificate', names: namesOf(names), authority } as const;
  return profile === undefined ? { ...task, role, keyType, lifetime } : { ...task, profile };
}

async function rememberDraft(draft: Draft, { memory }: ClientContext): Promise<void> {
  const { role, names, keyType, lifetime, authority, packaging } = draft;
  await remember(memory, {
    role,
    names: namesOf(names),
    keyType,
    authority,
    formats: packaging.formats,
    ...(lifetime.kind === 'days' ? { days: lifetime.days } : {}),
  });
}
