import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuthorityChoice, DEFECTS } from '../../../server/src/issue/tasks.ts';
import { Delivered } from './delivered.ts';
import { get, listen, material } from './https.ts';
import { type Nginx, nginxMissing, startNginx } from './nginx.ts';

const development: AuthorityChoice = { kind: 'development' };

describe.skipIf(nginxMissing)('nginx', () => {
  const pki = new Delivered();
  const running: Nginx[] = [];
  afterAll(() => Promise.all(running.map((nginx) => nginx.stop())));

  async function start(name: string, servers: string): Promise<Nginx> {
    const nginx = await startNginx(pki.path(`nginx-${name}`), servers);
    running.push(nginx);
    return nginx;
  }

  const serverBlock = (socket: string, more = ''): string => `server {
    listen unix:${pki.path(socket)} ssl;
    ssl_certificate ${pki.path('server/fullchain.pem')};
    ssl_certificate_key ${pki.path('server/key.pem')};
    ssl_client_certificate ${pki.path('ca.pem')};
    ssl_verify_client on;
    ${more}
    location / { return 200 "hello"; }
  }`;

  beforeAll(async () => {
    await pki.make({
      kind: 'pair',
      serverNames: ['api.payments.svc'],
      clientNames: ['checkout.payments.svc'],
      authority: development,
    });
    await pki.make({
      kind: 'negative-tests',
      role: 'client',
      names: ['checkout.payments.svc'],
      authority: development,
    });
  });

  it('answers 200 to the client of the pair and 400 to one without a certificate', async () => {
    await start('pair', serverBlock('pair.sock'));
    const { cert, key, ca } = material(pki.path('client'));
    expect(await get({ path: pki.path('pair.sock'), cert, key, ca })).toBe('HTTP/1.1 200 OK');
    expect(await get({ path: pki.path('pair.sock'), ca })).toBe('HTTP/1.1 400 Bad Request');
  });

  it.each([
    ['expired', /certificate has expired/],
    ['not-yet-valid', /certificate is not yet valid/],
    ['wrong-purpose', /unsuitable certificate purpose|unsupported certificate purpose/],
    ['unknown-ca', /unable to (?:get local issuer certificate|verify the first certificate)/],
    ['self-signed', /self[- ]signed certificate/],
    ['weak-key', /EE certificate key too weak/],
    ['revoked', /certificate revoked/],
  ])('refuses a client whose certificate is %s, and says so', async (defect, complaint) => {
    const crl = defect === 'revoked' ? `ssl_crl ${pki.path('negative-revoked/crl.pem')};` : '';
    const nginx = await start(defect, serverBlock(`${defect}.sock`, crl));
    const { cert, key, ca } = material(pki.path(`negative-${defect}`));
    // Node itself would not take so weak a key.
    const weak = defect === 'weak-key' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {};
    const path = pki.path(`${defect}.sock`);
    expect(await get({ path, cert, key, ca, ...weak })).toBe('HTTP/1.1 400 Bad Request');
    expect(await nginx.logged(complaint)).toContain('client SSL certificate verify error');
    expect(await get({ path, ...material(pki.path('client')) })).toBe('HTTP/1.1 200 OK');
  });

  it('does not start with a chain whose order is reversed', async () => {
    const block = serverBlock('reversed.sock')
      .replace('server/fullchain.pem', 'negative-reversed-chain/fullchain.pem')
      .replace('server/key.pem', 'negative-reversed-chain/key.pem');
    await expect(start('reversed', block)).rejects.toThrow(/key values mismatch/);
  });

  describe('as the client of an upstream', () => {
    const servers = new Delivered();
    const listening: { close(): void }[] = [];
    afterAll(() => {
      for (const server of listening) server.close();
    });

    const proxyBlock = (defect: string, more = ''): string => `server {
      listen unix:${servers.path(`front-${defect}.sock`)} ssl;
      ssl_certificate ${servers.path('server/fullchain.pem')};
      ssl_certificate_key ${servers.path('server/key.pem')};
      location / {
        proxy_pass https://unix:${servers.path(`${defect}.sock`)};
        proxy_ssl_verify on;
        proxy_ssl_trusted_certificate ${servers.path('ca.pem')};
        proxy_ssl_name api.payments.svc;
        proxy_ssl_server_name on;
        ${more}
      }
    }`;

    beforeAll(async () => {
      await servers.make({
        kind: 'pair',
        serverNames: ['api.payments.svc'],
        clientNames: ['checkout.payments.svc'],
        authority: development,
      });
      await servers.make({
        kind: 'negative-tests',
        role: 'server',
        names: ['api.payments.svc'],
        authority: development,
      });
      for (const defect of DEFECTS) {
        if (defect === 'reversed-chain') continue;
        const weak = defect === 'weak-key' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {};
        const { cert, key } = material(servers.path(`negative-${defect}`));
        listening.push(await listen({ cert, key, ...weak }, servers.path(`${defect}.sock`)));
      }
      const { cert, key } = material(servers.path('server'));
      listening.push(await listen({ cert, key }, servers.path('sound.sock')));
    });

    it.each([
      ['sound', undefined],
      ['expired', /certificate has expired/],
      ['not-yet-valid', /certificate is not yet valid/],
      ['wrong-name', /upstream SSL certificate does not match "api\.payments\.svc"/],
      ['wrong-purpose', /unsuitable certificate purpose|unsupported certificate purpose/],
      ['unknown-ca', /unable to (?:get local issuer certificate|verify the first certificate)/],
      ['self-signed', /self[- ]signed certificate/],
      ['weak-key', /EE certificate key too weak|ee key too small/],
      ['revoked', /certificate revoked/],
    ])('judges a server that is %s', async (defect, complaint) => {
      const crl = defect === 'revoked' ? `proxy_ssl_crl ${servers.path('negative-revoked/crl.pem')};` : '';
      const nginx = await start(`front-${defect}`, proxyBlock(defect, crl));
      const answer = await get({
        path: servers.path(`front-${defect}.sock`),
        ca: readFileSync(servers.path('ca.pem')),
      });
      if (complaint === undefined) expect(answer).toBe('HTTP/1.1 200 OK');
      else {
        expect(answer).toBe('HTTP/1.1 502 Bad Gateway');
        await nginx.logged(complaint);
      }
    });
  });
});
