import * as vscode from 'vscode';
import { type AuthorityChoice, checkNamesRequest } from '../../../../server/src/lsp/protocol/issuing.ts';
import { type PickItem, pickMany } from '../../pickers/pick.ts';
import type { Answer, Step, StepFrame } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import { type IssuingSession, scopeOf } from '../issuing-session.ts';

/** Names of a certificate while they are asked for. */
export interface NamesDraft {
  /** Chosen from the list. */
  readonly picked: readonly string[];
  /** Typed besides, checked and in their canonical text. */
  readonly typed: readonly string[];
  readonly wantsOthers: boolean;
}

export const noNames: NamesDraft = { picked: [], typed: [], wantsOthers: false };

/** What a development server is reached by on its own machine. */
export const localNames: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** All names, the chosen ones first. */
export function namesOf({ picked, typed }: NamesDraft): readonly string[] {
  return [...new Set([...picked, ...typed])];
}

/** The line that leads to typing: no name is empty. */
const OTHERS = '';

/** Two steps: names from the workspace to tick, then others to type. `key` is where the draft keeps them. */
export function askNames<K extends string, S extends Readonly<Record<K, NamesDraft>>>(
  key: K,
  session: IssuingSession,
  texts: { readonly pick: string; readonly type: string },
  chosen: readonly string[],
): readonly Step<S>[] {
  const put = (state: S, names: NamesDraft): S => ({ ...state, [key]: names });
  return [
    {
      ask: async (state, frame) => {
        const { picked } = state[key];
        const ticked = picked.length > 0 ? picked : chosen;
        return map(await pickNames(frame, texts.pick, ticked, session), (names) =>
          put(state, { ...state[key], ...names }),
        );
      },
    },
    {
      isNeeded: (state) => state[key].wantsOthers,
      ask: async (state, frame) => {
        const { typed, picked } = state[key];
        const answer = await typeNames(frame, texts.type, typed, picked.length === 0, session);
        return map(answer, (names) => put(state, { ...state[key], typed: names }));
      },
    },
  ];
}

function map<A, B>(answer: Answer<A>, change: (value: A) => B): Answer<B> {
  return answer.kind === 'next' ? { kind: 'next', value: change(answer.value) } : answer;
}

async function pickNames(
  frame: StepFrame,
  placeholder: string,
  ticked: readonly string[],
  session: IssuingSession,
): Promise<Answer<Pick<NamesDraft, 'picked' | 'wantsOthers'>>> {
  const typeOthers = {
    value: OTHERS,
    label: `$(edit) ${vscode.l10n.t('Type others…')}`,
    description: vscode.l10n.t('DNS names, IP addresses, SPIFFE IDs and other URIs, e-mail addresses'),
    alwaysShow: true,
  };
  const answer = await pickMany<string>(frame, {
    placeholder,
    items: [typeOthers, ...suggestions(ticked, session)],
    isChosen: (value) => ticked.includes(value),
  });
  return map(answer, (values) => {
    const picked = values.filter((value) => value !== OTHERS);
    return { picked, wantsOthers: picked.length < values.length || picked.length === 0 };
  });
}

function suggestions(ticked: readonly string[], { options }: IssuingSession): PickItem<string>[] {
  const sources = new Map<string, string>();
  for (const name of localNames) sources.set(name, vscode.l10n.t('this machine'));
  for (const { value, source } of options.names) if (!sources.has(value)) sources.set(value, source);
  for (const name of ticked) if (!sources.has(name)) sources.set(name, vscode.l10n.t('used before'));
  return [...sources].map(([value, description]) => ({ value, label: value, description }));
}

async function typeNames(
  frame: StepFrame,
  prompt: string,
  typed: readonly string[],
  needsOne: boolean,
  session: IssuingSession,
): Promise<Answer<readonly string[]>> {
  let known: readonly string[] = typed;
  const answer = await typeText(frame, {
    prompt,
    placeholder: 'api.payments.svc, 10.0.0.7, spiffe://cluster.local/ns/payments/sa/api',
    value: typed.join(', '),
    check: async (text) => {
      if (text.trim() === '') {
        known = [];
        return needsOne ? vscode.l10n.t('At least one name is needed.') : undefined;
      }
      const { problem, names } = await checkNames(text, undefined, session);
      known = names;
      return problem;
    },
  });
  return map(answer, () => known);
}

/** What the server says of names. */
export async function checkNames(
  text: string,
  authority: AuthorityChoice | undefined,
  { context, folder }: IssuingSession,
): Promise<{ readonly problem: string | undefined; readonly names: readonly string[] }> {
  const params = { ...scopeOf(context, folder), text, authority };
  const { problem, names } = await context.client.sendRequest(checkNamesRequest, params);
  return { problem: problem ?? undefined, names };
}
