import type { Memento } from 'vscode';
import type {
  ConnectionTrust,
  ConnectParams,
  PemCredentials,
  TargetsText,
} from '../../../server/src/lsp/protocol/connecting.ts';

import { type ChosenOptions, usualOptions } from './chosen-options.ts';

/** Answers that pickers offer again. Never a password, never a key. */
export interface RememberedConnections {
  /** As typed, the last one first. */
  readonly targets: readonly string[];
  /** Of the workspace, by their places; undefined where none was offered. */
  readonly credentials?: PemCredentials | undefined;
  readonly trust?: ConnectionTrust | undefined;
  /** By target. */
  readonly options?: Readonly<Record<string, ChosenOptions>> | undefined;
  /** Of the test server. */
  readonly serverCredentials?: PemCredentials | undefined;
}

const KEY = 'certscope.connections';
const MAX_TARGETS = 20;

/** What was answered last in this workspace. */
export function recallConnections(memory: Memento): RememberedConnections {
  return memory.get<RememberedConnections>(KEY, { targets: [] });
}

/** Keeps a target, and these answers beside the others. */
export async function rememberConnection(
  memory: Memento,
  target: string,
  answers: Pick<ConnectParams, 'credentials' | 'trust'> & { readonly options?: ChosenOptions | undefined } = {},
): Promise<void> {
  const before = recallConnections(memory);
  const targets = [target, ...before.targets.filter((each) => each !== target)].slice(0, MAX_TARGETS);
  const { credentials, trust, options } = answers;
  await memory.update(KEY, {
    ...before,
    targets,
    options: keptOptions({ ...before.options, ...(options && { [target]: options }) }, targets),
    ...('credentials' in answers && {
      credentials: credentials?.kind === 'pem' ? withoutPassword(credentials) : undefined,
    }),
    ...('trust' in answers && { trust }),
  });
}

/** Those of targets that are remembered. */
function keptOptions(
  options: Readonly<Record<string, ChosenOptions>>,
  targets: readonly string[],
): Readonly<Record<string, ChosenOptions>> {
  const kept = Object.entries(options).filter(([target]) => targets.includes(target));
  return Object.fromEntries(kept.map(([target, each]) => [target, withoutCredentials(each)]));
}

/** Who asks a proxy is not remembered. */
function withoutCredentials({ proxy, ...options }: ChosenOptions): ChosenOptions {
  if (proxy.kind !== 'given') return { ...options, proxy };
  const { host, port } = proxy.proxy;
  return { ...options, proxy: { kind: 'given', proxy: { host, port } } };
}

/** What was chosen for this target the last time. */
export function recallOptions(memory: Memento, target: string): ChosenOptions {
  const { options = {} } = recallConnections(memory);
  return (Object.hasOwn(options, target) ? options[target] : undefined) ?? usualOptions;
}

/** Keeps with which certificate the test server was started. */
export async function rememberServer(memory: Memento, serverCredentials: PemCredentials): Promise<void> {
  const kept = withoutPassword(serverCredentials);
  await memory.update(KEY, { ...recallConnections(memory), serverCredentials: kept });
}

function withoutPassword({ kind, certificate, sha256, key }: PemCredentials): PemCredentials {
  return { kind, certificate, sha256, key };
}

const EXPIRIES_KEY = 'certscope.expiries';

/** When the certificates of targets were seen to end; the server writes it, and reads what it wrote. */
export function recallExpiries(memory: Memento): TargetsText['history'] {
  return memory.get<TargetsText['history']>(EXPIRIES_KEY, {});
}

/** For the next table. */
export async function keepExpiries(memory: Memento, history: TargetsText['history']): Promise<void> {
  await memory.update(EXPIRIES_KEY, history);
}
