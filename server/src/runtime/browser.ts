import { createBrowserCrypto } from './browser/crypto.ts';
import { silentLog } from './silent-log.ts';
import type { Log, Runtime } from './types.ts';

/** The runtime of a web worker. */
export function createBrowserRuntime(log: Log = silentLog): Runtime {
  // Outside a secure context there is no `subtle`, whatever the types say.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  return { crypto: createBrowserCrypto(subtle), now: () => Date.now(), log };
}
