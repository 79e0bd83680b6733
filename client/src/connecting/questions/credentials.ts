import * as vscode from 'vscode';
import type { PairOption, PemCredentials, Pkcs12Credentials } from '../../../../server/src/lsp/protocol.ts';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import { type Answer, type Step, type StepFrame, step } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import type { ConnectingSession } from '../connecting-session.ts';

export type CredentialsChoice = PemCredentials | Pkcs12Credentials | undefined;

interface Draft {
  readonly credentials: CredentialsChoice;
  readonly password: string;
}

/** Two steps: none, a pair of the workspace or a PKCS#12 file, then the file's password. */
export function askCredentials<S extends Draft>(session: ConnectingSession): readonly Step<S>[] {
  return [
    step<S, 'credentials'>('credentials', ({ credentials }, frame) => choose(frame, credentials, session)),
    step<S, 'password'>(
      'password',
      (_draft, frame) =>
        typeText(frame, { prompt: vscode.l10n.t('Password of the PKCS#12 file; it is not kept'), password: true }),
      ({ credentials }) => credentials?.kind === 'pkcs12',
    ),
  ];
}

/** What was chosen, with its password. */
export function credentialsOf({ credentials, password }: Draft): CredentialsChoice {
  return credentials?.kind === 'pkcs12' && password !== '' ? { ...credentials, password } : credentials;
}

async function choose(
  frame: StepFrame,
  chosen: CredentialsChoice,
  session: ConnectingSession,
): Promise<Answer<CredentialsChoice>> {
  const { t } = vscode.l10n;
  const pairs = session.options.pairs.toSorted((one, other) => rank(one) - rank(other));
  const answer = await pickOne<CredentialsChoice | 'file'>(frame, {
    placeholder: t('Client certificate'),
    items: [
      { value: undefined, label: `$(circle-slash) ${t('None')}` },
      ...pairs.map(toItem),
      { value: 'file', label: `$(file) ${t('A PKCS#12 file…')}`, alwaysShow: true },
    ],
    isChosen: (value) => value !== undefined && value !== 'file' && isSame(value, chosen),
  });
  if (answer.kind !== 'next' || answer.value !== 'file') {
    return answer.kind === 'next'
      ? { kind: 'next', value: answer.value === 'file' ? undefined : answer.value }
      : answer;
  }
  const [file] = (await vscode.window.showOpenDialog({ filters: { 'PKCS#12': ['p12', 'pfx'] } })) ?? [];
  if (file === undefined) return choose(frame, chosen, session);
  const store = session.context.client.code2ProtocolConverter.asUri(file);
  return { kind: 'next', value: { kind: 'pkcs12', store } };
}

function toItem({ credentials, label, description, role }: PairOption): PickItem<CredentialsChoice> {
  return { value: credentials, label: `$(key) ${label}`, description: `${describeRole(role)} · ${description}` };
}

/** What a certificate is for, in the words of pickers. */
export function describeRole(role: PairOption['role']): string {
  const { t } = vscode.l10n;
  switch (role) {
    case 'client':
      return t('client');
    case 'server':
      return t('server');
    case 'server+client':
      return t('server and client');
    case 'other':
      return t('neither server nor client');
  }
}

/** Those that are meant for clients first; the others may be what somebody wants to see refused. */
function rank({ role }: PairOption): number {
  return ['client', 'server+client', 'server', 'other'].indexOf(role);
}

/** Whether two choices are the same certificate. */
export function isSame(one: CredentialsChoice, other: CredentialsChoice): boolean {
  if (one?.kind !== 'pem' || other?.kind !== 'pem') return false;
  return one.certificate === other.certificate && one.sha256 === other.sha256;
}
