import { createHash, generateKeyPairSync, type KeyObject, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBrowserCrypto } from '../../server/src/runtime/browser/crypto.ts';
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { createNodeCrypto } from '../../server/src/runtime/node/crypto.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import type { CryptoProvider, SignatureInput } from '../../server/src/runtime/types.ts';
import { der, makeKey } from '../builders/index.ts';
import { commonCases, inputOf, nodeCases, unsupportedCases } from './algorithms.ts';

const refuse = (): never => {
  throw new Error('unsupported curve');
};

const runtimes: readonly { readonly name: 'node' | 'browser'; readonly crypto: CryptoProvider }[] = [
  { name: 'node', crypto: createNodeRuntime().crypto },
  { name: 'browser', crypto: createBrowserRuntime().crypto },
];

/** The same input with one bit of the signed bytes changed. */
function tampered(input: SignatureInput): SignatureInput {
  const signed = Uint8Array.from(input.signed);
  signed[0] = (signed[0] ?? 0) ^ 1;
  return { ...input, signed };
}

describe.each(runtimes)('the $name runtime', ({ name, crypto }) => {
  it('hashes', () => {
    const bytes = der.fromText('certificate');
    for (const [algorithm, theirs] of [
      ['SHA-1', 'sha1'],
      ['SHA-256', 'sha256'],
    ] as const) {
      expect([...crypto.digest(algorithm, bytes)]).toEqual([...createHash(theirs).update(bytes).digest()]);
    }
  });

  it.each([...commonCases, ...nodeCases, ...unsupportedCases])('checks $title', async (each) => {
    const input = each.input();
    const verdict = each[name];
    expect(await crypto.verify(input)).toBe(verdict);
    expect(await crypto.verify(tampered(input))).toBe(verdict === 'valid' ? 'invalid' : 'unsupported');
  });

  it.each(commonCases)('says of a damaged $title signature that it is invalid', async (each) => {
    const input = each.input();
    const cut = input.signature.subarray(0, input.signature.length - 3);
    expect(await crypto.verify({ ...input, signature: cut })).toBe('invalid');
    expect(await crypto.verify({ ...input, signature: new Uint8Array() })).toBe('invalid');
  });

  it('knows that a key of another kind cannot have signed', async () => {
    const input = inputOf(makeKey('rsa-2048'), 'sha256', '1.2.840.113549.1.1.11');
    expect(await crypto.verify({ ...input, spki: makeKey('p256').spki })).toBe('invalid');
    expect(await crypto.verify({ ...input, spki: makeKey('ed25519').spki })).toBe('invalid');
  });

  it.each(['p256', 'p384', 'p521', 'secp256k1', 'brainpoolP256r1', 'brainpoolP384r1'] as const)(
    'derives the public half of a %s key',
    (algorithm) => {
      const key = makeKey(algorithm);
      expect(crypto.derivePublicKey('EC', curveNames[algorithm], scalarOf(key.privateKey))).toEqual(key.spki);
    },
  );

  it.each(['ed25519', 'ed448', 'x25519', 'x448'] as const)('derives the public half of an %s key', (algorithm) => {
    const { privateKey, publicKey } = generate(algorithm);
    const type = algorithm.replace(/^[ex]/, (letter) => letter.toUpperCase());
    const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
    const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
    expect(crypto.derivePublicKey(type, undefined, seed)).toEqual(spki);
  });

  it('does not derive what it does not know, and never throws', () => {
    expect(crypto.derivePublicKey('RSA', undefined, new Uint8Array(3))).toBeUndefined();
    expect(crypto.derivePublicKey('EC', undefined, new Uint8Array(32).fill(1))).toBeUndefined();
    expect(crypto.derivePublicKey('EC', 'sect163k1', new Uint8Array(21).fill(1))).toBeUndefined();
    expect(crypto.derivePublicKey('EC', 'P-256', new Uint8Array(32))).toBeUndefined();
    expect(crypto.derivePublicKey('Ed25519', undefined, new Uint8Array(3))).toBeUndefined();
  });
});

const curveNames = {
  p256: 'P-256',
  p384: 'P-384',
  p521: 'P-521',
  secp256k1: 'secp256k1',
  brainpoolP256r1: 'brainpoolP256r1',
  brainpoolP384r1: 'brainpoolP384r1',
} as const;

/** The secret number of an EC key: the first OCTET STRING of its SEC1 form. */
function scalarOf(privateKey: KeyObject): Uint8Array {
  const sec1 = privateKey.export({ type: 'sec1', format: 'der' });
  const start = sec1.indexOf(0x04);
  return new Uint8Array(sec1.subarray(start + 2, start + 2 + (sec1[start + 1] ?? 0)));
}

function generate(algorithm: 'ed25519' | 'ed448' | 'x25519' | 'x448'): { privateKey: KeyObject; publicKey: KeyObject } {
  if (algorithm === 'ed25519') return generateKeyPairSync('ed25519');
  if (algorithm === 'ed448') return generateKeyPairSync('ed448');
  return algorithm === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('x448');
}

describe('runtimes that offer little', () => {
  const poor = [
    { name: 'node without any key type', crypto: createNodeCrypto(refuse) },
    { name: 'a page without WebCrypto', crypto: createBrowserCrypto(undefined) },
    {
      name: 'a WebCrypto that knows no curve',
      crypto: createBrowserCrypto(Object.assign(Object.create(webcrypto.subtle), { importKey: refuse })),
    },
  ];

  it.each(poor)('$name still checks curves, and says that it cannot check RSA', async ({ crypto }) => {
    for (const each of commonCases) {
      const input = each.input();
      const curve = !each.title.startsWith('rsa');
      expect([each.title, await crypto.verify(input)]).toEqual([each.title, curve ? 'valid' : 'unsupported']);
      expect(await crypto.verify(tampered(input))).toBe(curve ? 'invalid' : 'unsupported');
      const cut = { ...input, signature: input.signature.subarray(1) };
      expect(await crypto.verify(cut)).toBe(curve ? 'invalid' : 'unsupported');
    }
  });
});

describe('the node runtime', () => {
  it('imports a key once', async () => {
    const imported: Uint8Array[] = [];
    const key = makeKey();
    const crypto = createNodeCrypto((spki) => {
      imported.push(spki);
      return key.publicKey;
    });
    const input = inputOf(key, 'sha256', '1.2.840.10045.4.3.2');
    for (let time = 0; time < 3; time++) await crypto.verify(input);
    expect(imported).toHaveLength(1);
  });
});
