import * as vscode from 'vscode';
import type { AuthorityChoice, Defect, Role } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askAuthority } from '../issuing/questions/authority.ts';
import { askNames, localNames, type NamesDraft, namesOf, noNames } from '../issuing/questions/names.ts';
import { askRole } from '../issuing/questions/role.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { pickMany } from '../pickers/pick.ts';
import { runSteps, type Step, step } from '../pickers/steps.ts';

interface Draft {
  readonly role: Role;
  readonly names: NamesDraft;
  readonly defects: readonly Defect[];
  readonly authority: AuthorityChoice;
  readonly target: TargetChoice | undefined;
}

/** `certscope.makeNegativeTests`: certificates that every correct peer refuses, each for the reason in its name. */
export function registerMakeNegativeTests(context: ClientContext): void {
  const makeNegativeTests = async (): Promise<void> => {
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const title = vscode.l10n.t('Make Negative-Test Certificates');
    const draft = await runSteps(title, stepsOf(session), startOf(session));
    if (draft?.target === undefined) return;
    const { role, defects, authority, target } = draft;
    await issue(
      {
        ...scopeOf(context, session.folder),
        task: { kind: 'negative-tests', role, names: namesOf(draft.names), defects, authority },
        packaging: { formats: ['pem'] },
        target: toTarget(target, context),
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.makeNegativeTests', makeNegativeTests));
}

function startOf({ answers }: IssuingSession): Draft {
  const authority = answers.authority ?? { kind: 'development' };
  return { role: answers.role ?? 'server', names: noNames, defects: [], authority, target: undefined };
}

function stepsOf(session: IssuingSession): readonly Step<Draft>[] {
  const { t } = vscode.l10n;
  const texts = { pick: t('Names that it is known by'), type: t('Other names, separated by commas') };
  return [
    step<Draft, 'role'>('role', ({ role }, frame) => askRole(frame, role)),
    ...askNames<'names', Draft>('names', session, texts, session.answers.names ?? localNames),
    step<Draft, 'defects'>('defects', ({ defects }, frame) =>
      pickMany<Defect>(frame, {
        placeholder: t('What is to be wrong with them?'),
        items: defectItems(),
        isChosen: (defect) => defects.length === 0 || defects.includes(defect),
      }),
    ),
    step<Draft, 'authority'>('authority', ({ authority, names }, frame) => {
      const placeholder = t('The CA that your peers trust');
      return askAuthority(frame, { placeholder, chosen: authority, names: namesOf(names), selfSigned: false }, session);
    }),
    step<Draft, 'target'>('target', (_draft, frame) =>
      askTarget(frame, { folderName: 'negative-tests', newDocument: false, openSecret: false }, session),
    ),
  ];
}

function defectItems(): { readonly value: Defect; readonly label: string }[] {
  const { t } = vscode.l10n;
  return [
    { value: 'expired', label: t('Expired') },
    { value: 'not-yet-valid', label: t('Not yet valid') },
    { value: 'wrong-name', label: t('For another name') },
    { value: 'wrong-purpose', label: t('For the other side of the handshake') },
    { value: 'unknown-ca', label: t('Signed by a CA that nobody knows') },
    { value: 'self-signed', label: t('Self-signed') },
    { value: 'weak-key', label: t('With a weak key (RSA 1024)') },
    { value: 'revoked', label: t('Revoked, with its revocation list') },
    { value: 'reversed-chain', label: t('With its chain in reverse order') },
  ];
}
