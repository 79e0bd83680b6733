import * as vscode from 'vscode';
import type { AuthorityChoice } from '../../../../server/src/lsp/protocol/issuing.ts';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import { plainMessage } from '../../views/plain-message.ts';
import type { IssuingSession } from '../issuing-session.ts';
import { checkNames } from './names.ts';

export interface AuthorityQuestion {
  readonly placeholder: string;
  readonly chosen: AuthorityChoice | undefined;
  /** Names that it has to be allowed to sign for. */
  readonly names: readonly string[];
  readonly selfSigned: boolean;
}

/** Who signs. A CA that may not sign for these names is refused with the reason, and another one asked for. */
export async function askAuthority(
  frame: StepFrame,
  question: AuthorityQuestion,
  session: IssuingSession,
): Promise<Answer<AuthorityChoice>> {
  for (;;) {
    const answer = await pickOne<AuthorityChoice>(frame, {
      placeholder: question.placeholder,
      items: itemsOf(session, question.selfSigned),
      isChosen: (choice) => isSame(choice, question.chosen),
    });
    if (answer.kind !== 'next' || question.names.length === 0) return answer;
    const { problem } = await checkNames(question.names.join(' '), answer.value, session);
    if (problem === undefined) return answer;
    void vscode.window.showWarningMessage(plainMessage(problem));
  }
}

function itemsOf({ options }: IssuingSession, selfSigned: boolean): PickItem<AuthorityChoice>[] {
  const authorities = options.authorities.map(({ choice, label, description, detail }) => ({
    value: choice,
    label,
    description,
    ...(detail === undefined ? {} : { detail: vscode.l10n.t('May sign for {0}', detail) }),
  }));
  if (!selfSigned) return authorities;
  const itself: PickItem<AuthorityChoice> = {
    value: { kind: 'self-signed' },
    label: vscode.l10n.t('Nobody: self-signed'),
    description: vscode.l10n.t('every peer has to be told to trust this one certificate'),
  };
  return [...authorities, itself];
}

function isSame(one: AuthorityChoice, other: AuthorityChoice | undefined): boolean {
  if (one.kind === 'stored') return other?.kind === 'stored' && one.id === other.id;
  if (one.kind === 'file') return other?.kind === 'file' && one.uri === other.uri;
  return one.kind === other?.kind;
}
