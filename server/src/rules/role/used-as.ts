import type { Holder, Unit } from '../../documents/types.ts';

/** What a certificate's place says of its use. */
export type Use = 'server' | 'client';

/** A name is weak evidence, and that of an object weaker: `sql-server` may hold what a client of that server shows. */
export interface UseByName {
  readonly use: Use;
  readonly namedBy: 'holder' | 'object';
  readonly name: string;
}

/**
 * What a certificate is used as, as far as the name of its file or value says so, else that of its Kubernetes object: the words
 * `server` and `client`. Undefined where neither or both of them are there, or one that means a CA.
 */
export function getUse({ name }: Holder, unit: Unit): UseByName | undefined {
  const byHolder = readUse(name);
  if (byHolder !== undefined) return { use: byHolder, namedBy: 'holder', name };
  const object = unit.kind === 'kubernetes' ? (unit.name ?? '') : '';
  const byObject = readUse(object);
  return byObject && { use: byObject, namedBy: 'object', name: object };
}

/** Words of what is no TLS server's: single sign-on, tokens, mail, code. */
const otherUses: ReadonlySet<string> = new Set([
  ...['saml', 'sso', 'idp', 'oidc', 'jwt', 'jws', 'jwe', 'jwk', 'jwks', 'token', 'tokens'],
  ...['signing', 'signer', 'sign', 'signature', 'encryption', 'decryption', 'smime', 'codesign'],
]);

/** Whether the name of a certificate's file or value, or of its Kubernetes object, says that no server shows it in TLS. */
export function isForNoServer(holder: Holder, unit: Unit): boolean {
  const use = getUse(holder, unit)?.use;
  if (use !== undefined) return use === 'client';
  const object = unit.kind === 'kubernetes' ? (unit.name ?? '') : '';
  const words = wordsOf(`${holder.name} ${object}`);
  return !words.includes('server') && words.some((word) => otherUses.has(word));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}

function readUse(name: string): Use | undefined {
  const words = new Set(wordsOf(name));
  if (words.has('ca') || words.has('cas') || words.has('root') || words.has('trust')) return undefined;
  const isServer = words.has('server');
  const isClient = words.has('client');
  if (isServer === isClient) return undefined;
  return isServer ? 'server' : 'client';
}
