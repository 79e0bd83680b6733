import { describe, expect, it } from 'vitest';
import { DAY, der, keyPem, makeCa, makeKey, makeLeaf, makeTlsSecret, NOW, pem } from '../../builders/index.ts';
import { type Checked, check } from '../check.ts';

const root = makeCa({ name: 'Payments CA' });
const api = makeLeaf(root, { dns: ['api.payments.svc'] });
const own = { mode: 0o600, tracked: false };

function ofFamily({ summary }: Checked): readonly string[] {
  return summary.filter((line) => line.includes('file/'));
}

describe('permissions of a key file', () => {
  it.each([
    ['its owner only', 0o600, []],
    ['its owner only, who may not write', 0o400, []],
    ['a group', 0o640, ['hint file/readable-by-others']],
    ['everybody', 0o644, ['information file/readable-by-others']],
    ['everybody, to write as well', 0o666, ['warning file/readable-by-others']],
  ])('for %s', async (_, mode, expected) => {
    expect(ofFamily(await check(api.keyPem, { file: 'api.key', facts: { mode, tracked: false } }))).toEqual(expected);
  });

  it('are said at the key, with the mode', async () => {
    const { find, textOf } = await check(api.pem + api.keyPem, { facts: { mode: 0o644, tracked: false } });
    const finding = find('file/readable-by-others');
    expect(finding?.message).toMatch(/mode 644/);
    expect(textOf(finding)).toBe('-----BEGIN PRIVATE KEY-----');
  });

  it('do not matter for certificates, encrypted keys and manifests, nor where the system has none', async () => {
    const facts = { mode: 0o644, tracked: false };
    const encrypted = keyPem(makeKey('p256', 'encrypted'), 'encrypted-pkcs8');
    expect(ofFamily(await check(api.pem, { facts }))).toEqual([]);
    expect(ofFamily(await check(encrypted, { file: 'api.key', facts }))).toEqual([]);
    expect(ofFamily(await check(makeTlsSecret({ crt: api.pem, key: api.keyPem }), { file: 's.yaml', facts }))).toEqual(
      [],
    );
    expect(ofFamily(await check(api.keyPem, { file: 'api.key', facts: { mode: undefined, tracked: false } }))).toEqual(
      [],
    );
    expect(ofFamily(await check(api.keyPem, { file: 'api.key' }))).toEqual([]);
  });
});

describe('a key under version control', () => {
  const facts = { mode: 0o644, tracked: true };

  it('beside a real certificate is a warning that names it, and the mode is not worth a word', async () => {
    const checked = await check(api.keyPem, {
      file: 'deploy/api.key',
      facts,
      workspace: { 'deploy/api.pem': api.pem },
    });
    expect(ofFamily(checked)).toEqual(['warning file/committed-key']);
    const finding = checked.find('file/committed-key');
    expect(finding?.message).toMatch(
      /^The private key of "api\.payments\.svc" \(deploy\/api\.pem\) is in clear and under version control/,
    );
    expect(finding?.related).toHaveLength(1);
  });

  it('without a certificate is a warning too, and in a Secret as well', async () => {
    expect(ofFamily(await check(api.keyPem, { file: 'api.key', facts }))).toEqual(['warning file/committed-key']);
    const secret = makeTlsSecret({ crt: api.pem, key: api.keyPem });
    const { find, textOf } = await check(secret, { file: 'secret.yaml', facts });
    expect(textOf(find('file/committed-key'))).toBe('tls.key');
  });

  it.each([
    ['the certificate names this machine', 'server.key', makeLeaf(root, { dns: ['localhost'], ip: ['127.0.0.1'] })],
    [
      'a development CA issued it',
      'server.key',
      makeLeaf(makeCa({ name: 'mkcert development CA' }), { dns: ['a.svc'] }),
    ],
    ['it is over', 'server.key', makeLeaf(root, { dns: ['a.svc'], notAfter: NOW - DAY })],
    ['the folder is one of tests', 'internal/testdata/server.key', makeLeaf(root, { dns: ['a.svc'] })],
  ])('is a hint where %s', async (_, file, leaf) => {
    const checked = await check(leaf.keyPem, { file, facts, workspace: { 'server.pem': leaf.pem } });
    expect(ofFamily(checked)).toEqual(['hint file/committed-key']);
  });

  it('is nothing where the key is encrypted', async () => {
    const encrypted = keyPem(makeKey('p256', 'encrypted'), 'encrypted-pkcs8');
    expect(ofFamily(await check(encrypted, { file: 'api.key', facts }))).toEqual([]);
  });
});

/** EncryptedPrivateKeyInfo with DES in CBC mode under MD5, as OpenSSL 0.9 wrote it; what is inside does not matter. */
function pbes1Key(): string {
  const algorithm = der.sequence(
    der.oid('1.2.840.113549.1.5.3'),
    der.sequence(der.octetString(new Uint8Array(8)), der.integer(2048)),
  );
  return pem('ENCRYPTED PRIVATE KEY', der.sequence(algorithm, der.octetString(new Uint8Array(64))));
}

describe('the encryption of a key', () => {
  it('in the old way of OpenSSL is weak', async () => {
    const legacy = keyPem(makeKey('rsa-2048', 'legacy'), 'legacy-encrypted');
    const { find, textOf } = await check(legacy, { file: 'api.key', facts: own });
    expect(find('file/weak-encryption')?.message).toMatch(/old way of OpenSSL \(AES-256-CBC\)/);
    expect(textOf(find('file/weak-encryption'))).toBe('-----BEGIN RSA PRIVATE KEY-----');
  });

  it('with PBES1 is weak', async () => {
    const { find } = await check(pbes1Key(), { file: 'api.key', facts: own });
    expect(find('file/weak-encryption')?.message).toMatch(/PBES1: pbeWithMD5AndDES-CBC/);
  });

  it('with PBES2 and AES is not', async () => {
    const encrypted = keyPem(makeKey('p256', 'encrypted'), 'encrypted-pkcs8');
    expect(ofFamily(await check(encrypted, { file: 'api.key', facts: own }))).toEqual([]);
  });

  it('protects nothing where the passphrase lies beside it', async () => {
    const encrypted = keyPem(makeKey('p256', 'encrypted'), 'encrypted-pkcs8');
    const secret = (entries: Readonly<Record<string, string>>) =>
      check(makeTlsSecret({ type: 'Opaque', entries: { 'tls.key': encrypted, ...entries } }), { file: 'secret.yaml' });
    const { find, textOf } = await secret({ 'tls.password': 'hunter2' });
    expect(find('file/passphrase-beside-key')?.severity).toBe('hint');
    expect(textOf(find('file/passphrase-beside-key'))).toBe('tls.password');
    expect(ofFamily(await secret({ 'password-policy': 'long' }))).toEqual([]);
    const clear = makeTlsSecret({ type: 'Opaque', entries: { 'tls.key': api.keyPem, password: 'hunter2' } });
    expect(ofFamily(await check(clear, { file: 'secret.yaml' }))).toEqual([]);
  });

  it('protects nothing where the passphrase stands in the same file', async () => {
    const encrypted = keyPem(makeKey('p256', 'encrypted'), 'encrypted-pkcs8');
    const noted = await check(`# Passphrase: hunter2\n${encrypted}`, { file: 'api.key', facts: own });
    expect(noted.textOf(noted.find('file/passphrase-beside-key'))).toBe('Passphrase');
    expect(noted.find('file/passphrase-beside-key')?.message).not.toContain('hunter2');
    const indented = encrypted.trimEnd().replaceAll('\n', '\n    ');
    const values = (rest: string) => check(`tls:\n  key: |\n    ${indented}\n${rest}`, { file: 'values.yaml' });
    const found = await values('  keyPassword: "hunter2"\n');
    expect(found.textOf(found.find('file/passphrase-beside-key'))).toBe('keyPassword');
    for (const rest of [
      '  keyPassword: {{ .Values.secret }}\n',
      '  keyPassword: $PASS\n',
      '  dbPassword: hunter2\n',
      '  keyPassword: ""\n',
    ])
      expect((await values(rest)).find('file/passphrase-beside-key'), rest).toBeUndefined();
  });
});
