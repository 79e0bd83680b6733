import type { Holder, Unit } from '../../documents/types.ts';

/** What a certificate's place says of its use. */
export type Use = 'server' | 'client';

/**
 * What a certificate is used as, as far as the name of its file or value says so, else that of its Kubernetes object: the words
 * `server` and `client`. Undefined where neither or both of them are there, or one that means a CA; a name is weak evidence.
 */
export function getUse({ name }: Holder, unit: Unit): Use | undefined {
  return readUse(name) ?? (unit.kind === 'kubernetes' ? readUse(unit.name ?? '') : undefined);
}

function readUse(name: string): Use | undefined {
  const words = new Set(name.toLowerCase().split(/[^a-z0-9]+/));
  if (words.has('ca') || words.has('cas') || words.has('root') || words.has('trust')) return undefined;
  const isServer = words.has('server');
  const isClient = words.has('client');
  if (isServer === isClient) return undefined;
  return isServer ? 'server' : 'client';
}
