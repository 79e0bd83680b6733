import { createPrivateKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptPkcs8, encryptedKeyPem, encryptPkcs8 } from '../../../server/src/issue/outputs/encrypted-key.ts';
import { Secret } from '../../../server/src/issue/secret.ts';
import { KEY_DERIVATIONS } from '../../../server/src/issue/types.ts';
import { decodeObject } from '../../../server/src/x509/decode.ts';
import { der, fromPem, keyPem, makeKey, PASSPHRASE } from '../../builders/index.ts';
import { opensslMissing } from '../../x509/openssl.ts';
import { pkcs8Of } from './issued.ts';
import { run, temporaryFolder, write } from './tools.ts';

const key = makeKey('p256', 'encrypted');
const folder = temporaryFolder();
const encrypt = (password: string, derivation: (typeof KEY_DERIVATIONS)[number]): Promise<Uint8Array> =>
  encryptPkcs8(new Secret(key.der), password, { crypto, derivation });

describe.each(KEY_DERIVATIONS)('a key encrypted by way of %s', (derivation) => {
  it('is read by Node', async () => {
    const pem = encryptedKeyPem(await encrypt('pässwörd', derivation));
    expect(pkcs8Of(pem, 'pässwörd')).toEqual(key.der);
    expect(() => createPrivateKey({ key: pem, passphrase: 'other' })).toThrow();
  });

  it.skipIf(opensslMissing).each(['secret', '', 'пароль'])('is read by openssl under %j', async (password) => {
    const file = write(folder, 'key.pem', encryptedKeyPem(await encrypt(password, derivation)));
    const env = { ...process.env, KEY_PASSWORD: password };
    const clear = run('openssl', ['pkcs8', '-in', file, '-passin', 'env:KEY_PASSWORD'], { env });
    expect(pkcs8Of(clear)).toEqual(key.der);
  });

  it('says to our own reader how it is protected, and nothing else', async () => {
    const { object } = decodeObject('ENCRYPTED PRIVATE KEY', await encrypt('secret', derivation));
    const said = {
      pbkdf2: 'PBES2: AES-256-CBC, PBKDF2 (HMAC-SHA256, 600000 iterations)',
      scrypt: 'PBES2: AES-256-CBC, scrypt (N=16384, r=8, p=1)',
    };
    expect(object).toMatchObject({ kind: 'private-key', encryption: said[derivation], problems: [] });
  });

  it('never looks the same twice', async () => {
    expect(await encrypt('secret', derivation)).not.toEqual(await encrypt('secret', derivation));
  });

  it('is opened again, by its password only', async () => {
    const encrypted = await encrypt('secret', derivation);
    expect((await decryptPkcs8(encrypted, 'secret', { crypto }))?.reveal()).toEqual(key.der);
    expect(await decryptPkcs8(encrypted, 'Secret', { crypto })).toBeUndefined();
  });
});

describe('a key that others encrypted', () => {
  it('by Node is opened', async () => {
    const encrypted = fromPem(keyPem(key, 'encrypted-pkcs8'));
    expect((await decryptPkcs8(encrypted, PASSPHRASE, { crypto }))?.reveal()).toEqual(key.der);
  });

  it.skipIf(opensslMissing).each([
    ['aes128', 'hmacWithSHA1'],
    ['aes192', 'hmacWithSHA384'],
    ['aes256', 'hmacWithSHA512'],
    ['des3', 'hmacWithSHA256'],
  ])('by openssl with %s and %s is opened', async (cipher, prf) => {
    const file = write(folder, 'clear.pem', key.pem);
    const made = run('openssl', [
      'pkcs8',
      '-topk8',
      '-in',
      file,
      '-v2',
      cipher,
      '-v2prf',
      prf,
      '-passout',
      'pass:secret',
    ]);
    expect((await decryptPkcs8(fromPem(made), 'secret', { crypto }))?.reveal()).toEqual(key.der);
  });

  it.skipIf(opensslMissing)('by openssl with scrypt is opened', async () => {
    const file = write(folder, 'clear.pem', key.pem);
    const made = run('openssl', ['pkcs8', '-topk8', '-in', file, '-scrypt', '-passout', 'pass:secret']);
    expect((await decryptPkcs8(fromPem(made), 'secret', { crypto }))?.reveal()).toEqual(key.der);
  });

  it('is left closed where it is no key, damaged, or made to keep us busy', async () => {
    const { sequence, oid, octetString, integer } = der;
    const cipher = sequence(oid('2.16.840.1.101.3.4.1.42'), octetString(new Uint8Array(16)));
    const pbes2 = (derivation: Uint8Array): Uint8Array =>
      sequence(sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, cipher)), octetString(new Uint8Array(32)));
    const salt = octetString(new Uint8Array(8));
    const endless = pbes2(sequence(oid('1.2.840.113549.1.5.12'), sequence(salt, integer(2_000_000_000))));
    const costs = [integer(2 ** 20), integer(64), integer(64)];
    const huge = pbes2(sequence(oid('1.3.6.1.4.1.11591.4.11'), sequence(salt, ...costs)));
    const odd = pbes2(sequence(oid('1.3.6.1.4.1.11591.4.11'), sequence(salt, integer(1000), integer(8), integer(1))));
    for (const bytes of [
      endless,
      huge,
      odd,
      key.der,
      new Uint8Array(),
      (await encrypt('secret', 'scrypt')).subarray(1),
    ]) {
      expect(await decryptPkcs8(bytes, 'secret', { crypto })).toBeUndefined();
    }
  });

  it('is never opened from arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await decryptPkcs8(bytes, 'secret', { crypto })).toBeUndefined();
      }),
    );
  });
});
