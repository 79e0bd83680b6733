import * as vscode from 'vscode';
import type { AuthorityChoice, KeyType, Role } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import type { Offer } from '../issuing/announce.ts';
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

/** A client certificate for a server that said what it takes. */
export interface ClientPreset {
  readonly keyType: KeyType | undefined;
  readonly authority: AuthorityChoice | undefined;
  offerNext(files: readonly vscode.Uri[], packaging: PackagingDraft): readonly Offer[];
}

/** `certscope.issueCertificate`: a certificate and its key for one service, asked for step by step. */
export function registerIssueCertificate(context: ClientContext): void {
  const command = vscode.commands.registerCommand('certscope.issueCertificate', () => issueCertificate(context));
  context.subscriptions.push(command);
}

/** The same for a client, where it is known what its server takes: that is not asked, or chosen beforehand. */
export async function issueCertificate(context: ClientContext, preset?: ClientPreset): Promise<void> {
  const session = await beginIssuing(context);
  if (session === undefined) return;
  const title =
    preset === undefined ? vscode.l10n.t('Issue Development Certificate') : vscode.l10n.t('Issue Client Certificate');
  const draft = await runSteps(title, stepsOf(session, preset), startOf(session, preset));
  if (draft?.target === undefined) return;
  await rememberDraft(draft, context, preset);
  const params = {
    ...scopeOf(context, session.folder),
    task: toTask(draft),
    packaging: packagingOf(draft.packaging),
    target: toTarget(draft.target, context),
  };
  await issue(params, context, preset && ((files) => preset.offerNext(files, draft.packaging)));
}

function startOf({ answers, options }: IssuingSession, preset: ClientPreset | undefined): Draft {
  return {
    profile: undefined,
    role: preset === undefined ? (answers.role ?? 'server') : 'client',
    names: noNames,
    keyType: preset?.keyType ?? answers.keyType ?? options.keyTypes[0] ?? 'ecdsa-p256',
    lifetime: { kind: 'days', days: answers.days ?? 90 },
    authority: preset?.authority ?? answers.authority ?? { kind: 'development' },
    packaging: { formats: [], encryptsKey: false },
    target: undefined,
  };
}

function stepsOf(session: IssuingSession, preset: ClientPreset | undefined): readonly Step<Draft>[] {
  const { answers, options } = session;
  const usual = preset === undefined ? (answers.names ?? localNames) : (answers.clientNames ?? ['localhost']);
  const { t } = vscode.l10n;
  const texts = { pick: t('Names that it is known by'), type: t('Other names, separated by commas') };
  const isFree = ({ profile }: Draft): boolean => profile === undefined;
  return [
    step<Draft, 'profile'>(
      'profile',
      (_draft, frame) => askProfile(frame, session),
      () => preset === undefined && options.profiles.length > 0,
    ),
    step<Draft, 'role'>(
      'role',
      ({ role }, frame) => askRole(frame, role),
      (draft) => preset === undefined && isFree(draft),
    ),
    ...askNames<'names', Draft>('names', session, texts, usual),
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
      const folderName = preset === undefined ? 'certs' : 'certs/client';
      return askTarget(frame, { folderName, newDocument: isText(packaging), openSecret }, session);
    }),
  ];
}

function toTask({ profile, role, names, keyType, lifetime, authority }: Draft) {
  const task = { kind: 'certificate', names: namesOf(names), authority } as const;
  return profile === undefined ? { ...task, role, keyType, lifetime } : { ...task, profile };
}

/** What one server wanted is not what the next certificate is for. */
async function rememberDraft(draft: Draft, { memory }: ClientContext, preset: ClientPreset | undefined): Promise<void> {
  const { role, names, keyType, lifetime, authority, packaging } = draft;
  if (preset !== undefined) return remember(memory, { clientNames: namesOf(names) });
  await remember(memory, {
    role,
    names: namesOf(names),
    keyType,
    authority,
    formats: packaging.formats,
    ...(lifetime.kind === 'days' ? { days: lifetime.days } : {}),
  });
}
