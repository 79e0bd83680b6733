import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityChoice } from '../../../server/src/issue/tasks.ts';
import { KEY_TYPES } from '../../../server/src/issue/types.ts';
import { Delivered } from './delivered.ts';
import { get, listen, material } from './https.ts';

const development: AuthorityChoice = { kind: 'development' };

describe('Node', () => {
  const closing: { close(): void }[] = [];
  afterAll(() => {
    for (const server of closing) server.close();
  });

  it.each(KEY_TYPES)('shakes hands both ways with a pair of %s keys', async (keyType) => {
    const pki = new Delivered();
    await pki.make({
      kind: 'pair',
      serverNames: ['api.payments.svc'],
      clientNames: ['checkout.payments.svc'],
      keyType,
      authority: development,
    });
    const path = pki.path('node.sock');
    closing.push(await listen({ ...material(pki.path('server')), requestCert: true, rejectUnauthorized: true }, path));
    expect(await get({ path, ...material(pki.path('client')) })).toBe('HTTP/1.1 200 OK');
    const { ca } = material(pki.path('client'));
    expect(await get({ path, ca })).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET|EPIPE/);
  });

  it('takes what pkcs12 holds', async () => {
    const pki = new Delivered();
    await pki.make(
      { kind: 'pair', serverNames: ['localhost'], clientNames: ['checkout.test'], authority: development },
      { formats: ['pkcs12'], password: 'geheim' },
    );
    const pfx = (side: string) => readFileSync(pki.path(`${side}/keystore.p12`));
    const ca = readFileSync(pki.path('ca.pem'));
    const path = pki.path('pfx.sock');
    closing.push(
      await listen({ pfx: pfx('server'), passphrase: 'geheim', ca, requestCert: true, rejectUnauthorized: true }, path),
    );
    expect(await get({ path, pfx: pfx('client'), passphrase: 'geheim', ca }, 'localhost')).toBe('HTTP/1.1 200 OK');
  });

  describe('refuses a server', () => {
    const twins = new Delivered();
    beforeAll(() =>
      twins.make({ kind: 'negative-tests', role: 'server', names: ['api.payments.svc'], authority: development }),
    );

    it.each([
      ['expired', 'CERT_HAS_EXPIRED'],
      ['not-yet-valid', 'CERT_NOT_YET_VALID'],
      ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
      ['wrong-purpose', 'INVALID_PURPOSE'],
      ['unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
      ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      ['revoked', 'CERT_REVOKED'],
    ])('that is %s with %s', async (defect, code) => {
      const folder = twins.path(`negative-${defect}`);
      const { cert, key, ca } = material(folder);
      const path = twins.path(`${defect}.sock`);
      closing.push(await listen({ cert, key }, path));
      const crl = defect === 'revoked' ? { crl: readFileSync(`${folder}/crl.pem`) } : {};
      expect(await get({ path, ca, ...crl })).toBe(code);
    });

    it.each([
      ['weak-key', /ee key too small/i],
      ['reversed-chain', /key values mismatch/i],
    ])('that is %s already when it starts', (defect, complaint) => {
      const { cert, key } = material(twins.path(`negative-${defect}`));
      expect(() => createSecureContext({ cert, key })).toThrow(complaint);
    });
  });

  describe('refuses a client', () => {
    const twins = new Delivered();
    beforeAll(async () => {
      await twins.make({
        kind: 'pair',
        serverNames: ['api.payments.svc'],
        clientNames: ['checkout.svc'],
        authority: development,
      });
      await twins.make({ kind: 'negative-tests', role: 'client', names: ['checkout.svc'], authority: development });
    });

    it.each([
      ['expired', 'CERT_HAS_EXPIRED'],
      ['not-yet-valid', 'CERT_NOT_YET_VALID'],
      ['wrong-purpose', 'INVALID_PURPOSE'],
      ['unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
      ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      ['revoked', 'CERT_REVOKED'],
    ])('that is %s with %s', async (defect, code) => {
      const path = twins.path(`${defect}.sock`);
      const crl = defect === 'revoked' ? { crl: readFileSync(twins.path('negative-revoked/crl.pem')) } : {};
      const server = await listen(
        { ...material(twins.path('server')), ...crl, requestCert: true, rejectUnauthorized: false },
        path,
      );
      closing.push(server);
      const seen = new Promise((resolve) =>
        server.once('secureConnection', (socket) => resolve(socket.authorizationError)),
      );
      await get({ path, ...material(twins.path(`negative-${defect}`)) });
      expect(String(await seen)).toContain(code);
    });
  });
});
