import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseDsaKey } from '../../server/src/x509/keys/dsa.ts';
import { parseLegacyEncryptedKey } from '../../server/src/x509/keys/legacy-encryption.ts';
import { parseOpenSshKey } from '../../server/src/x509/keys/openssh.ts';
import { parsePkcs1 } from '../../server/src/x509/keys/pkcs1.ts';
import { parseEncryptedPkcs8, parsePkcs8 } from '../../server/src/x509/keys/pkcs8.ts';
import { parseSec1 } from '../../server/src/x509/keys/sec1.ts';
import type { PrivateKeyHeader } from '../../server/src/x509/types.ts';
import { keyPem, makeKey, openSshKeyPem } from '../builders/index.ts';
import { opensslMissing } from './openssl.ts';

const notDerived = (): undefined => undefined;

function bytesOf(pem: string): Uint8Array {
  return new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
}

function spkiOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('hex');
}

function publicHalf(header: PrivateKeyHeader): string | undefined {
  const spki = header.publicKey(notDerived);
  return spki && Buffer.from(spki).toString('hex');
}

describe('a private key in clear', () => {
  it('in PKCS#8 is named with its public half: RSA', () => {
    const key = makeKey('rsa-2048');
    const header = parsePkcs8(key.der);
    expect(header).toMatchObject({ format: 'PKCS#8', type: 'RSA', bits: 2048, encryption: undefined, problems: [] });
    expect(publicHalf(header)).toBe(spkiOf(key.privateKey));
  });

  it('in PKCS#1 is an RSA key with the same public half', () => {
    const key = makeKey('rsa-2048');
    const header = parsePkcs1(bytesOf(keyPem(key, 'pkcs1')));
    expect(header).toMatchObject({ format: 'PKCS#1', type: 'RSA', bits: 2048, problems: [] });
    expect(publicHalf(header)).toBe(spkiOf(key.privateKey));
  });

  it.each(['p256', 'p384', 'p521', 'secp256k1'] as const)(
    'on the curve %s carries its point, in PKCS#8 and SEC1',
    (algorithm) => {
      const key = makeKey(algorithm);
      const pkcs8 = parsePkcs8(key.der);
      const sec1 = parseSec1(bytesOf(keyPem(key, 'sec1')));
      expect(pkcs8).toMatchObject({ format: 'PKCS#8', type: 'EC', problems: [] });
      expect(sec1).toMatchObject({ format: 'SEC1', type: 'EC', bits: pkcs8.bits, curve: pkcs8.curve, problems: [] });
      expect(publicHalf(pkcs8)).toBe(spkiOf(key.privateKey));
      expect(publicHalf(sec1)).toBe(spkiOf(key.privateKey));
    },
  );

  it.each(['ed25519', 'ed448', 'x25519'] as const)(
    'of the type %s asks the runtime for its public half',
    (algorithm) => {
      const key = makeKey(algorithm);
      const header = parsePkcs8(key.der);
      const asked: (string | number | undefined)[] = [];
      const answer = Uint8Array.of(1, 2, 3);
      const derived = header.publicKey((type, curve, secret) => {
        asked.push(type, curve, secret.length);
        return answer;
      });
      expect(header.type?.toLowerCase()).toBe(algorithm);
      expect(asked).toEqual([header.type, undefined, algorithm === 'ed448' ? 57 : 32]);
      expect(derived).toBe(answer);
      expect(publicHalf(header)).toBeUndefined();
    },
  );

  it('without its point asks the runtime, naming the curve', () => {
    const { der, sec1 } = withoutPoint();
    for (const header of [parsePkcs8(der), parseSec1(sec1)]) {
      const asked: unknown[] = [];
      header.publicKey((type, curve, secret) => {
        asked.push(type, curve, secret.length);
        return undefined;
      });
      expect(asked).toEqual(['EC', 'P-256', 32]);
    }
  });

  it('with the public key of RFC 5958 uses that', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
    const inner = der.subarray(5);
    const body = Buffer.concat([Buffer.from([2, 1, 1]), inner, Buffer.from([0x81, 33, 0]), spki.subarray(-32)]);
    const header = parsePkcs8(Buffer.concat([Buffer.from([0x30, body.length]), body]));
    expect(header.problems).toEqual([]);
    expect(publicHalf(header)).toBe(spki.toString('hex'));
  });

  it('of ML-DSA hands its seed to the runtime, alone or beside the expanded key', () => {
    const seed = Buffer.alloc(32, 0x42);
    const algorithm = tlv(0x30, Buffer.from('0609608648016503040312', 'hex'));
    const alone = tlv(0x80, seed);
    const both = tlv(0x30, tlv(0x04, seed), tlv(0x04, Buffer.alloc(40, 0x43)));
    for (const content of [alone, both]) {
      const header = parsePkcs8(tlv(0x30, Buffer.from([2, 1, 0]), algorithm, tlv(0x04, content)));
      const asked: unknown[] = [];
      header.publicKey((type, _, secret) => {
        asked.push(type, Buffer.from(secret).equals(seed));
        return undefined;
      });
      expect(asked).toEqual(['ML-DSA-65', true]);
    }
  });

  it('of SLH-DSA carries its public key as its second half', () => {
    const algorithm = tlv(0x30, Buffer.from('0609608648016503040314', 'hex'));
    const content = Buffer.concat([Buffer.alloc(32, 1), Buffer.alloc(32, 2)]);
    const header = parsePkcs8(tlv(0x30, Buffer.from([2, 1, 0]), algorithm, tlv(0x04, content)));
    expect(publicHalf(header)).toMatch(new RegExp(`032100${'02'.repeat(32)}$`));
  });

  it('of RSASSA-PSS keeps its restricted algorithm', () => {
    const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256' });
    const header = parsePkcs8(privateKey.export({ type: 'pkcs8', format: 'der' }));
    expect(header).toMatchObject({ type: 'RSA', bits: 1024 });
    expect(publicHalf(header)).toBe(spkiOf(privateKey));
  });

  it('of DSA is worked out from its numbers', () => {
    const { privateKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    const header = parsePkcs8(privateKey.export({ type: 'pkcs8', format: 'der' }));
    expect(header).toMatchObject({ format: 'PKCS#8', type: 'DSA', bits: 1024 });
    expect(publicHalf(header)).toBe(spkiOf(privateKey));
  });

  it.skipIf(opensslMissing)('of DSA in the traditional form carries its public number', () => {
    const { privateKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const traditional = execFileSync('openssl', ['pkey', '-traditional'], { input: pem }).toString();
    const header = parseDsaKey(bytesOf(traditional));
    expect(header).toMatchObject({ format: 'DSA', type: 'DSA', bits: 1024, problems: [] });
    expect(publicHalf(header)).toBe(spkiOf(privateKey));
  });
});

describe('an encrypted private key', () => {
  const key = makeKey('p256');

  it('says PBES2, its cipher and how often the passphrase is hashed', () => {
    const header = parseEncryptedPkcs8(bytesOf(keyPem(key, 'encrypted-pkcs8')));
    expect(header).toMatchObject({ format: 'encrypted PKCS#8', type: undefined, bits: undefined, problems: [] });
    expect(header.encryption).toBe('PBES2: AES-256-CBC, PBKDF2 (HMAC-SHA256, 2048 iterations)');
    expect(publicHalf(header)).toBeUndefined();
  });

  it.skipIf(opensslMissing).each([
    [['-v2', 'aes-128-cbc', '-iter', '600000'], 'PBES2: AES-128-CBC, PBKDF2 (HMAC-SHA256, 600000 iterations)'],
    [['-v2', 'aes256', '-v2prf', 'hmacWithSHA1'], 'PBES2: AES-256-CBC, PBKDF2 (HMAC-SHA1, 2048 iterations)'],
    [['-v2', 'des3'], 'PBES2: DES-EDE3-CBC, PBKDF2 (HMAC-SHA256, 2048 iterations)'],
    [['-scrypt', '-scrypt_N', '1024'], 'PBES2: AES-256-CBC, scrypt (N=1024, r=8, p=1)'],
    [['-v1', 'PBE-SHA1-3DES'], 'PKCS#12 PBE: pbeWithSHAAnd3-KeyTripleDES-CBC (2048 iterations)'],
    [['-v1', 'PBE-SHA1-2DES'], 'PKCS#12 PBE: pbeWithSHAAnd2-KeyTripleDES-CBC (2048 iterations)'],
  ])('made with %j is said to be %s', (options, expected) => {
    const arguments_ = ['pkcs8', '-topk8', '-passout', 'pass:x', '-outform', 'DER', ...options];
    const der = execFileSync('openssl', arguments_, { input: key.pem });
    expect(parseEncryptedPkcs8(der)).toMatchObject({ encryption: expected, problems: [] });
  });

  it('of the legacy kind is known by its headers alone', () => {
    const headers = [
      { name: 'Proc-Type', value: '4,ENCRYPTED' },
      { name: 'DEK-Info', value: 'DES-EDE3-CBC,00112233445566FF' },
    ];
    const header = parseLegacyEncryptedKey('RSA PRIVATE KEY', headers);
    expect(header).toMatchObject({
      format: 'PKCS#1',
      type: 'RSA',
      encryption: 'legacy PEM encryption: DES-EDE3-CBC',
    });
    expect(parseLegacyEncryptedKey('RSA PRIVATE KEY', [])).toBeUndefined();
  });
});

describe('an OpenSSH private key', () => {
  it('is named by its public part, encrypted or not', () => {
    const clear = parseOpenSshKey(bytesOf(openSshKeyPem()));
    const encrypted = parseOpenSshKey(bytesOf(openSshKeyPem({ encrypted: true })));
    expect(clear).toMatchObject({
      format: 'OpenSSH',
      type: 'ssh-ed25519',
      bits: 256,
      encryption: undefined,
      problems: [],
    });
    expect(encrypted).toMatchObject({ type: 'ssh-ed25519', encryption: 'OpenSSH: aes256-ctr, bcrypt', problems: [] });
    expect(publicHalf(encrypted)).toBe(`302a300506032b6570032100${'07'.repeat(32)}`);
  });

  it('cut off before its public part says so', () => {
    const header = parseOpenSshKey(bytesOf(openSshKeyPem()).subarray(0, 40));
    expect(header.problems).toMatchObject([{ code: 'truncated' }]);
  });
});

describe('the secret', () => {
  const key = makeKey('rsa-2048');
  const jwk = key.privateKey.export({ format: 'jwk' });
  const { der, sec1 } = withoutPoint();
  const ed25519 = makeKey('ed25519');
  const seed = Buffer.from(ed25519.der).subarray(-32);

  it.each([
    ['PKCS#8 RSA', parsePkcs8(key.der), Buffer.from(jwk.d ?? '', 'base64url')],
    ['PKCS#1', parsePkcs1(bytesOf(keyPem(key, 'pkcs1'))), Buffer.from(jwk.p ?? '', 'base64url')],
    ['PKCS#8 EC', parsePkcs8(der), Buffer.from(der).subarray(-32)],
    ['SEC1', parseSec1(sec1), Buffer.from(sec1).subarray(7, 39)],
    ['PKCS#8 Ed25519', parsePkcs8(ed25519.der), seed],
    ['OpenSSH', parseOpenSshKey(bytesOf(openSshKeyPem())), Buffer.alloc(16, 5)],
  ])('of a %s header cannot be printed, serialised or reached through its properties', (_, header, secret) => {
    const model = { units: [{ holders: [{ artifacts: [{ content: { object: header, bytes: new Uint8Array() } }] }] }] };
    const shown = inspect(model, { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true });
    const texts = [shown, JSON.stringify(model), String(header.publicKey)];
    for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const) {
      const secretText = secret.subarray(0, 15).toString(form);
      for (const text of texts) expect(text.includes(secretText)).toBe(false);
    }
    expect(shown).not.toContain(Array.from(secret.subarray(0, 6)).join(', '));
    expect(reachableBytes(header)).toEqual([]);
  });
});

/** Every typed array or buffer that can be reached from `value` through own properties, prototypes included. */
function reachableBytes(value: unknown, seen = new Set<unknown>()): unknown[] {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return [];
  seen.add(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return [value];
  if (Object.values(globalThis).includes(value) || value === Function.prototype || value === Object.prototype)
    return [];
  return Reflect.ownKeys(value).flatMap((name) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, name);
    return reachableBytes(descriptor?.value, seen);
  });
}

/** An EC key as some libraries write it: the private number alone, in PKCS#8 and in SEC1. */
function withoutPoint(): { readonly der: Uint8Array; readonly sec1: Uint8Array } {
  const secret = Buffer.from(Array.from({ length: 32 }, (_, index) => 0x41 + index));
  const p256 = Buffer.from('06082a8648ce3d030107', 'hex');
  const octets = Buffer.concat([Buffer.from([4, 32]), secret]);
  const bare = tlv(0x30, Buffer.from([2, 1, 1]), octets);
  const algorithm = tlv(0x30, Buffer.from('06072a8648ce3d0201', 'hex'), p256);
  return {
    der: tlv(0x30, Buffer.from([2, 1, 0]), algorithm, tlv(0x04, bare)),
    sec1: tlv(0x30, Buffer.from([2, 1, 1]), octets, tlv(0xa0, p256)),
  };
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}
