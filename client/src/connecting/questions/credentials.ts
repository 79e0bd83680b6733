import * as vscode from 'vscode';
import type { PairOption, PemCredentials, Pkcs12Credentials } from '../../../../server/src/lsp/protocol/connecting.ts';
import { type PickItem, pickOne } from '../../pickers/pick.ts';
import { type Answer, type Step, type StepFrame, step } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import type { ConnectingSession } from '../connecting-session.ts';

export type CredentialsChoice = PemCredentials | Pkcs12Credentials | undefined;

interface Draft {
  readonly credentials: CredentialsChoice;
  readonly password: string;
}

/** Two steps: none, a pair of the workspace or of files, then the password of a PKCS#12 file. */
export function askCredentials<S extends Draft>(session: ConnectingSession): readonly Step<S>[] {
  return [
    step<S, 'credentials'>('credentials', ({ credentials }, frame) => choose(frame, credentials, session)),
    askPassword<S>(),
  ];
}

/** Of a PKCS#12 file that has none yet. */
export function askPassword<S extends Draft>(): Step<S> {
  return step<S, 'password'>(
    'password',
    (_draft, frame) =>
      typeText(frame, { prompt: vscode.l10n.t('Password of the PKCS#12 file; it is not kept'), password: true }),
    ({ credentials }) => credentials?.kind === 'pkcs12' && credentials.password === undefined,
  );
}

/** What was chosen, with its password, which is empty where it has none. */
export function credentialsOf({ credentials, password }: Draft): CredentialsChoice {
  return credentials?.kind === 'pkcs12' && credentials.password === undefined
    ? { ...credentials, password }
    : credentials;
}

async function choose(
  frame: StepFrame,
  chosen: CredentialsChoice,
  session: ConnectingSession,
): Promise<Answer<CredentialsChoice>> {
  const answer = await pickOne<CredentialsChoice | 'file'>(frame, {
    placeholder: vscode.l10n.t('Client certificate'),
    items: itemsOf(session),
    isChosen: (value) => value !== undefined && value !== 'file' && isSame(value, chosen),
  });
  if (answer.kind !== 'next') return answer;
  if (answer.value !== 'file') return { kind: 'next', value: answer.value };
  const opened = await openFiles(session);
  return opened === undefined ? choose(frame, chosen, session) : { kind: 'next', value: opened };
}

/** Those of the workspace, and the one of before, which an index may leave out: git passes over many keys. */
function itemsOf({ options, answers }: ConnectingSession): readonly PickItem<CredentialsChoice | 'file'>[] {
  const { t } = vscode.l10n;
  const pairs = options.pairs.toSorted((one, other) => rank(one) - rank(other));
  const last = answers.credentials;
  const isListed = last === undefined || pairs.some(({ credentials }) => isSame(credentials, last));
  return [
    { value: undefined, label: `$(circle-slash) ${t('None')}` },
    ...pairs.map(toItem),
    ...(isListed ? [] : [{ value: last, label: `$(key) ${nameOf(last)}`, description: t('used before') }]),
    { value: 'file', label: `$(file) ${t('A file, PEM or PKCS#12…')}`, alwaysShow: true },
  ];
}

function nameOf({ certificate }: PemCredentials): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(certificate));
}

/** A PKCS#12 file, or a PEM file and that of its key; undefined where the user gave up. */
async function openFiles({ context }: ConnectingSession): Promise<CredentialsChoice> {
  const { t } = vscode.l10n;
  const { asUri } = context.client.code2ProtocolConverter;
  const [file] = (await vscode.window.showOpenDialog({ title: t('Client certificate') })) ?? [];
  if (file === undefined) return undefined;
  if (/\.(?:p12|pfx)$/i.test(file.path)) return { kind: 'pkcs12', store: asUri(file) };
  const [key] =
    (await vscode.window.showOpenDialog({ title: t('Its private key, which may be in the same file') })) ?? [];
  return key && { kind: 'pem', certificate: asUri(file), key: asUri(key) };
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
