import * as vscode from 'vscode';
import type { PlaceParams } from '../../../server/src/lsp/protocol/documents.ts';
import {
  type AuthorityChoice,
  type RequestedExtension,
  type Role,
  requestedExtensionsRequest,
} from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askAuthority } from '../issuing/questions/authority.ts';
import { askLifetime, type LifetimeChoice } from '../issuing/questions/lifetime.ts';
import { askPackaging, isText, type PackagingDraft, packagingOf } from '../issuing/questions/packaging.ts';
import { askRole } from '../issuing/questions/role.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { pickMany } from '../pickers/pick.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';
import { getOffset, getPlace } from './place.ts';

interface Draft {
  readonly accept: readonly string[];
  readonly role: Role;
  readonly lifetime: LifetimeChoice;
  readonly authority: AuthorityChoice;
  readonly packaging: PackagingDraft;
  readonly target: TargetChoice | undefined;
}

/** `certscope.issueFromRequest`: a certificate for the CSR at the cursor, its extensions accepted one by one. */
export function registerIssueFromRequest(context: ClientContext): void {
  const issueFromRequest = async (argument: unknown): Promise<void> => {
    const place = getPlace(context.client, argument);
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const extensions = place && (await context.client.sendRequest(requestedExtensionsRequest, place));
    if (place === undefined || extensions === undefined || extensions === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no certificate signing request here. Open one, and put the cursor into it.'),
      );
      return;
    }
    await ask(place, extensions, session);
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.issueFromRequest', issueFromRequest));
}

async function ask(
  place: PlaceParams,
  extensions: readonly RequestedExtension[],
  session: IssuingSession,
): Promise<void> {
  const { context, answers } = session;
  const start: Draft = {
    accept: extensions.filter(({ usual }) => usual).map(({ oid }) => oid),
    role: answers.role ?? 'server',
    lifetime: { kind: 'days', days: 90 },
    authority: answers.authority ?? { kind: 'development' },
    packaging: { formats: [], encryptsKey: false },
    target: undefined,
  };
  const draft = await runSteps(vscode.l10n.t('Issue from CSR'), stepsOf(extensions, session), start);
  if (draft?.target === undefined) return;
  const { accept, role, lifetime, authority, packaging, target } = draft;
  const offset = await getOffset(context.client, place);
  await issue(
    {
      ...scopeOf(context, session.folder),
      task: { kind: 'sign-request', uri: place.uri, offset, accept, role, lifetime, authority },
      packaging: packagingOf(packaging),
      target: toTarget(target, context),
    },
    context,
  );
}

function stepsOf(extensions: readonly RequestedExtension[], session: IssuingSession): readonly Step<Draft>[] {
  const { t } = vscode.l10n;
  return [
    step<Draft, 'accept'>(
      'accept',
      ({ accept }, frame) =>
        pickMany(frame, {
          placeholder: t('Extensions of the request to accept'),
          items: extensions.map(({ oid, name, text, usual }) => ({
            value: oid,
            label: name,
            description: text,
            ...(usual ? {} : { detail: t('Unusual in the certificate of a service: accept it only if you know why.') }),
          })),
          isChosen: (oid) => accept.includes(oid),
        }),
      () => extensions.length > 0,
    ),
    step<Draft, 'role'>('role', ({ role }, frame) => askRole(frame, role)),
    step<Draft, 'lifetime'>('lifetime', (_draft, frame) => askLifetime<never>(frame, session.answers.days ?? 90)),
    step<Draft, 'authority'>('authority', ({ authority }, frame) =>
      askAuthority(frame, { placeholder: t('Signed by'), chosen: authority, names: [], selfSigned: false }, session),
    ),
    ...askPackaging<Draft>(['pem'], false),
    step<Draft, 'target'>('target', ({ packaging }, frame) =>
      askTarget(frame, { folderName: 'certs', newDocument: isText(packaging), openSecret: false }, session),
    ),
  ];
}
