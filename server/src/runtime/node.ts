import { createNodeCrypto } from './node/crypto.ts';
import { createFileFacts } from './node/file-facts.ts';
import { silentLog } from './silent-log.ts';
import type { Log, Runtime } from './types.ts';

/** The runtime of Node, from version 20 on: the language server's process, the command line. */
export function createNodeRuntime(log: Log = silentLog): Runtime {
  return { crypto: createNodeCrypto(), now: () => Date.now(), log, ...createFileFacts() };
}
