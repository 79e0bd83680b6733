import * as vscode from 'vscode';
import {
  type ConnectionPreview,
  MAX_REPEAT,
  MAX_TIMEOUT_SECONDS,
  type PreviewParams,
} from '../../../../server/src/lsp/protocol/connecting.ts';
import { pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import type { ChosenOptions } from '../chosen-options.ts';
import type { ConnectingSession } from '../connecting-session.ts';
import { previewConnection } from '../preview.ts';
import { askProxy, describeProxy } from './proxy.ts';
import { askVersions } from './versions.ts';

export type Option = 'serverName' | 'versions' | 'alpn' | 'starttls' | 'http' | 'timeout' | 'repeat' | 'proxy';

/** What is known while one option is asked. */
export interface Changing {
  readonly target: string;
  readonly chosen: ChosenOptions;
  /** What these come to, defaults included. */
  readonly preview: ConnectionPreview;
  readonly frame: StepFrame;
  readonly session: ConnectingSession;
}

/** A line of the list, and what is asked when it is chosen. */
export interface AskOption {
  label(): string;
  describe(changing: Changing): string;
  ask(changing: Changing): Promise<Answer<ChosenOptions>>;
}

const { t } = vscode.l10n;

/** Every option by its name, in the order of the list. */
export const optionQuestions: Readonly<Record<Option, AskOption>> = {
  serverName: {
    label: () => t('Server name (SNI)'),
    describe: ({ preview }) => preview.serverName ?? t('none'),
    ask: (changing) => change(changing, typeServerName(changing), (text) => ({ serverName: text.trim() })),
  },
  versions: {
    label: () => t('TLS versions'),
    describe: ({ preview: { minVersion, maxVersion } }) =>
      minVersion === maxVersion ? t('{0} only', minVersion) : t('{0} to {1}', minVersion, maxVersion),
    ask: (changing) => change(changing, askVersions(changing), (versions) => versions),
  },
  alpn: {
    label: () => t('Application protocols (ALPN)'),
    describe: ({ preview }) => preview.alpn.join(', ') || t('none'),
    ask: (changing) => change(changing, typeProtocols(changing), (text) => ({ alpn: splitProtocols(text) })),
  },
  starttls: {
    label: () => 'STARTTLS',
    describe: ({ preview }) => preview.starttls ?? t('none'),
    ask: (changing) => change(changing, pickProtocol(changing), (starttls) => ({ starttls })),
  },
  http: {
    label: () => t('HTTP request'),
    describe: ({ preview }) => describeHttp(preview.http),
    ask: (changing) => change(changing, pickHttp(changing), (http) => ({ http })),
  },
  timeout: {
    label: () => t('Time limit of each phase'),
    describe: ({ chosen: { timeoutSeconds } }) =>
      timeoutSeconds === undefined ? t('5 to 10 s, by phase') : t('{0} s', timeoutSeconds),
    ask: (changing) =>
      change(changing, typeTimeout(changing), (text) => ({
        timeoutSeconds: text.trim() === '' ? undefined : Number(text),
      })),
  },
  repeat: {
    label: () => t('Handshakes to time'),
    describe: ({ chosen: { repeat = 1 } }) => String(repeat),
    ask: (changing) => change(changing, typeRepeat(changing), (text) => ({ repeat: Number(text) })),
  },
  proxy: {
    label: () => t('HTTP proxy'),
    describe: describeProxy,
    ask: (changing) => change(changing, askProxy(changing), (proxy) => ({ proxy })),
  },
};

/** What was chosen, with the answer in it. */
async function change<T>(
  { chosen }: Changing,
  asked: Promise<Answer<T>>,
  apply: (value: T) => Partial<ChosenOptions>,
): Promise<Answer<ChosenOptions>> {
  const answer = await asked;
  return answer.kind === 'next' ? { kind: 'next', value: { ...chosen, ...apply(answer.value) } } : answer;
}

function typeServerName({ frame, preview, session, target }: Changing): Promise<Answer<string>> {
  return typeText(frame, {
    prompt: t('Name to ask for, and to hold the certificate against; empty asks for none'),
    value: preview.serverName ?? '',
    check: (text) => problemOf({ target, serverName: text.trim() }, session),
  });
}

function typeProtocols({ frame, preview, session, target }: Changing): Promise<Answer<string>> {
  return typeText(frame, {
    prompt: t('Protocols to offer, the preferred first, separated by commas; empty offers none'),
    placeholder: 'h2, http/1.1',
    value: preview.alpn.join(', '),
    check: (text) => problemOf({ target, alpn: splitProtocols(text) }, session),
  });
}

function splitProtocols(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(',').map((name) => name.trim());
}

/** What the server has against these; undefined where nothing. */
async function problemOf(params: PreviewParams, { context }: ConnectingSession): Promise<string | undefined> {
  const preview = await previewConnection(params, context);
  return preview.kind === 'refused' ? preview.message : undefined;
}

const protocols = ['smtp', 'imap', 'pop3', 'ftp', 'ldap', 'postgres', 'mysql', 'xmpp'] as const;

function pickProtocol({ frame, chosen, target }: Changing): Promise<Answer<ChosenOptions['starttls']>> {
  return pickOne<ChosenOptions['starttls']>(frame, {
    placeholder: t('Protocol that begins in plain text and switches to TLS'),
    items: [
      { value: undefined, label: target.includes('://') ? t('As the URL says') : t('None') },
      ...protocols.map((value) => ({ value, label: value })),
    ],
    isChosen: (value) => value === chosen.starttls,
  });
}

const requests = ['auto', 'always', 'never'] as const;

function pickHttp({ frame, preview }: Changing): Promise<Answer<(typeof requests)[number]>> {
  return pickOne<(typeof requests)[number]>(frame, {
    placeholder: t('Is an HTTP request made once connected?'),
    items: requests.map((value) => ({ value, label: describeHttp(value) })),
    isChosen: (value) => value === preview.http,
  });
}

function describeHttp(http: ConnectionPreview['http']): string {
  switch (http) {
    case 'auto':
      return t('where the server chooses HTTP');
    case 'always':
      return t('always');
    case 'never':
      return t('never');
  }
}

function typeTimeout({ frame, chosen }: Changing): Promise<Answer<string>> {
  return typeText(frame, {
    prompt: t('Seconds that each phase may take; empty: 5 to 10, by phase'),
    value: chosen.timeoutSeconds === undefined ? '' : String(chosen.timeoutSeconds),
    check: (text) => (text.trim() === '' ? undefined : checkNumber(text, MAX_TIMEOUT_SECONDS)),
  });
}

function typeRepeat({ frame, chosen: { repeat = 1 } }: Changing): Promise<Answer<string>> {
  return typeText(frame, {
    prompt: t('How many handshakes are made, for the median and spread of their times'),
    value: String(repeat),
    check: (text) => checkNumber(text, MAX_REPEAT),
  });
}

function checkNumber(text: string, most: number): string | undefined {
  const number = Number(text);
  const isSound = /^\s*\d+\s*$/.test(text) && number >= 1 && number <= most;
  return isSound ? undefined : t('A whole number from 1 to {0} is needed.', most);
}
