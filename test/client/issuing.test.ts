import { randomFillSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatExactLifetime, parseExactLifetime } from '../../client/src/issuing/exact-lifetime.ts';
import { ignoringKeys } from '../../client/src/issuing/ignored.ts';
import { generatePassword } from '../../client/src/issuing/password.ts';
import { toTexts } from '../../client/src/issuing/texts-of-files.ts';
import { withoutSecrets } from '../../client/src/without-secrets.ts';

describe('a folder that git looks at', () => {
  it('keeps its private keys out of commits, and nothing else that is or will be in it', () => {
    const files = [
      { name: 'server/cert.pem', secret: false },
      { name: 'server/key.pem', secret: true },
      { name: '#1.pem', secret: true },
    ];
    expect(ignoringKeys(files)).toBe('/server/key.pem\n/\\#1.pem\n');
  });
});

describe('exact dates', () => {
  it('are two moments in UTC, days or minutes', () => {
    expect(parseExactLifetime('2026-01-31 to 2026-02-28 12:30')).toEqual({
      notBefore: Date.UTC(2026, 0, 31),
      notAfter: Date.UTC(2026, 1, 28, 12, 30),
    });
    expect(parseExactLifetime(' 2020-01-01T00:00:30Z – 2020-01-02 ')).toEqual({
      notBefore: Date.UTC(2020, 0, 1, 0, 0, 30),
      notAfter: Date.UTC(2020, 0, 2),
    });
  });

  it.each(['', '2026-01-31', '2026-02-28 to 2026-01-31', '2026-02-31 to 2026-03-01', '2026-01-01 25:00 to 2026-03-01'])(
    'are not “%s”',
    (text) => {
      expect(parseExactLifetime(text)).toBeUndefined();
    },
  );

  it('are shown as they are typed', () => {
    const lifetime = { notBefore: Date.UTC(2026, 0, 31, 9, 5), notAfter: Date.UTC(2026, 1, 1) };
    expect(parseExactLifetime(formatExactLifetime(lifetime))).toEqual(lifetime);
  });
});

describe('a generated password', () => {
  it('has 24 characters that no shell takes for its own, and is never the same', () => {
    const passwords = new Set(Array.from({ length: 50 }, () => generatePassword((bytes) => randomFillSync(bytes))));
    expect(passwords.size).toBe(50);
    for (const password of passwords) expect(password).toMatch(/^[A-Za-z2-9]{24}$/);
  });
});

describe('what was made, as documents', () => {
  const file = (name: string, secret = false) => ({ name, base64: btoa(`${name}\n`), secret });

  it('is the key with its chain, the root apart and a manifest by itself; nothing twice, and no bytes', () => {
    const files = ['cert.pem', 'key.pem', 'chain.pem', 'fullchain.pem', 'ca.pem', 'secret.yaml', 'keystore.p12'];
    expect(toTexts(files.map((name) => file(name)))).toEqual([
      { text: 'key.pem\nfullchain.pem\n', language: 'pem' },
      { text: 'ca.pem\n', language: 'pem' },
      { text: 'secret.yaml\n', language: 'yaml' },
    ]);
  });

  it('is a certificate alone where the key is somebody else’s, and each side of a pair for itself', () => {
    expect(toTexts([file('cert.pem'), file('fullchain.pem')]).map(({ text }) => text)).toEqual([
      'cert.pem\n',
      'fullchain.pem\n',
    ]);
    const pair = ['server/key.pem', 'server/fullchain.pem', 'client/key.pem', 'client/fullchain.pem', 'ca.pem'];
    expect(toTexts(pair.map((name) => file(name))).map(({ text }) => text)).toEqual([
      'server/key.pem\nserver/fullchain.pem\n',
      'client/key.pem\nclient/fullchain.pem\n',
      'ca.pem\n',
    ]);
  });
});

describe('a traced message', () => {
  it('has no document, file or password in it', () => {
    const message = {
      method: 'certscope/issue',
      params: {
        packaging: { formats: ['pkcs12'], password: 'hunt"er\\2', keyPassword: 'other' },
        files: [{ name: 'key.pem', base64: 'LS0tLS1CRUdJTg==' }],
        textDocument: { uri: 'file:///key.pem', text: '-----BEGIN PRIVATE KEY-----\nMIGH\n' },
        edits: [{ newText: 'MIGH' }],
        proxy: { host: 'proxy.corp', port: 3128, user: 'hunter', password: 'hunt' },
        passwords: [{ store: 'file:///client.p12', password: 'other' }],
      },
    };
    const traced = withoutSecrets(JSON.stringify(message, undefined, 4));
    expect(traced).not.toMatch(/hunt|other|LS0t|MIGH/);
    expect(JSON.parse(traced)).toMatchObject({ params: { files: [{ name: 'key.pem', base64: '(16 characters)' }] } });
  });
});
