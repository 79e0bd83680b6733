import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { der } from '../builders/index.ts';

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A pair of a type newer than Node's oldest supported version (and its type definitions); undefined where this one lacks it. */
function generate(type: string): Pair | undefined {
  try {
    return Reflect.apply(generateKeyPairSync, undefined, [type]);
  } catch {
    return undefined;
  }
}

const signed = der.fromText('tbsCertificate');
const range = { start: 0, end: 0 };

describe.each([
  ['ml-dsa-44', 'ML-DSA-44', '2.16.840.1.101.3.4.3.17'],
  ['ml-dsa-65', 'ML-DSA-65', '2.16.840.1.101.3.4.3.18'],
  ['slh-dsa-sha2-128f', 'SLH-DSA-SHA2-128f', '2.16.840.1.101.3.4.3.21'],
])('%s', (nodeName, name, oid) => {
  const pair = generate(nodeName);
  const spki = pair && new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }));

  it.skipIf(pair === undefined)(
    'is verified where the runtime offers it, and never called invalid where not',
    async () => {
      if (pair === undefined || spki === undefined) return;
      const signature = new Uint8Array(sign(null, signed, pair.privateKey));
      const algorithm = { oid, name, parameters: undefined, range };
      const input = { algorithm, parameters: undefined, spki, signed, signature };
      expect(await createNodeRuntime().crypto.verify(input)).toBe('valid');
      expect(await createNodeRuntime().crypto.verify({ ...input, signed: der.fromText('other') })).toBe('invalid');
      expect(await createBrowserRuntime().crypto.verify(input)).not.toBe('invalid');
    },
  );

  // SLH-DSA keys carry their public half.
  if (name.startsWith('SLH')) return;

  it.skipIf(pair === undefined)('has its public half derived from the seed', () => {
    const pkcs8 = new Uint8Array(pair?.privateKey.export({ type: 'pkcs8', format: 'der' }) ?? []);
    const { derivePublicKey } = createNodeRuntime().crypto;
    // SEQUENCE { version, algorithm, OCTET STRING { SEQUENCE { OCTET STRING seed, OCTET STRING expanded } } }, the outer headers of 4 bytes.
    const both = pkcs8.subarray(4 + 3 + 13 + 4);
    expect(derivePublicKey(name, undefined, both)).toEqual(spki);
    expect(derivePublicKey(name, undefined, both.subarray(6, 38))).toEqual(spki);
    expect(derivePublicKey(name, undefined, both.subarray(42))).toEqual(spki);
    expect(derivePublicKey(name, undefined, both.subarray(0, 30))).toBeUndefined();
  });
});
