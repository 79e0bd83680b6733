import type { Memento } from 'vscode';
import type {
  ConnectionTrust,
  ConnectParams,
  PemCredentials,
  TargetsText,
} from '../../../server/src/lsp/protocol/connecting.ts';

/** Answers that pickers offer again. Never a password, never a key. */
export interface RememberedConnections {
  /** As typed, the last one first. */
  readonly targets: readonly string[];
  /** Of the workspace, by their places; undefined where none was offered. */
  readonly credentials?: PemCredentials | undefined;
  readonly trust?: ConnectionTrust | undefined;
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
  answers: Pick<ConnectParams, 'credentials' | 'trust'> = {},
): Promise<void> {
  const before = recallConnections(memory);
  const targets = [target, ...before.targets.filter((each) => each !== target)].slice(0, MAX_TARGETS);
  const { credentials, trust } = answers;
  await memory.update(KEY, {
    ...before,
    targets,
    ...('credentials' in answers && {
      credentials: credentials?.kind === 'pem' ? withoutPassword(credentials) : undefined,
    }),
    ...('trust' in answers && { trust }),
  });
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
