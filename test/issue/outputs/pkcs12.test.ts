import { connect, createSecureContext, createServer, type TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTruststore, type Generation } from '../../../server/src/issue/outputs/keystores.ts';
import { scanPem } from '../../../server/src/pem/scan.ts';
import { decodeObject } from '../../../server/src/x509/decode.ts';
import { getDisplayName } from '../../../server/src/x509/identity.ts';
import { makePki } from '../../builders/index.ts';
import { opensslMissing } from '../../x509/openssl.ts';
import { generations, issuedFrom, keystoresOf, pkcs8Of } from './issued.ts';
import { run, temporaryFolder, write } from './tools.ts';

const pki = makePki({ label: 'outputs' });
const issued = issuedFrom(pki);
const folder = temporaryFolder();
const keystore = keystoresOf(issued);

/** What `openssl pkcs12` prints; the password goes through the environment, byte by byte as a terminal would give it. */
function openssl(file: string, password: string, ...more: readonly string[]): string {
  const env = { ...process.env, PKCS12_PASSWORD: password };
  return run('openssl', ['pkcs12', '-in', file, '-passin', 'env:PKCS12_PASSWORD', ...more], { env });
}

const passwords = ['secret', '', 'pässwörd', 'пароль', '密码', 'one 🔑 two', 'a'.repeat(200)];

describe.skipIf(opensslMissing)('openssl', () => {
  describe.each(generations)('reads the %s keystore', (generation) => {
    it.each(passwords)('under the password %j, with the key that went in', async (password) => {
      const file = write(folder, 'store.p12', await keystore(password, generation, { iterations: 1000 }));
      expect(pkcs8Of(openssl(file, password, '-nodes', '-nocerts'))).toEqual(pki.server.keyDer);
    });

    it('and refuses another password', async () => {
      const file = write(folder, 'store.p12', await keystore('secret', generation));
      expect(() => openssl(file, 'Secret', '-nodes')).toThrow(/mac verify/i);
    });

    it('with the chain, names, and the tie between certificate and key', async () => {
      const file = write(folder, 'store.p12', await keystore('secret', generation));
      const said = openssl(file, 'secret', '-nodes');
      const blocks = scanPem(said).blocks.map(({ block }) => decodeObject(block.label, block.bytes).object);
      const names = blocks.filter(({ kind }) => kind === 'certificate').map(getDisplayName);
      expect(names).toEqual(['api.payments.svc', 'Payments Issuing CA']);
      expect(said.match(/friendlyName: .*/g)).toEqual([
        'friendlyName: api.payments.svc',
        'friendlyName: Payments Issuing CA',
        'friendlyName: api.payments.svc',
      ]);
      const ids = said.match(/localKeyID: .*/g) ?? [];
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });
  });

  it('says how each is protected', async () => {
    const info = async (generation: Generation): Promise<string> => {
      const file = write(folder, `${generation}.p12`, await keystore('secret', generation));
      const command = `openssl pkcs12 -in ${file} -passin pass:secret -info -noout 2>&1`;
      return run('sh', ['-c', command]);
    };
    const modern = await info('modern');
    expect(modern).toMatch(/MAC: sha256, Iteration 100000/);
    expect(modern.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/g)).toHaveLength(2);
    const legacy = await info('legacy');
    expect(legacy).toMatch(/MAC: sha1, Iteration 50000/);
    expect(legacy.match(/pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 50000/g)).toHaveLength(2);
  });

  it('opens what any password closes', async () => {
    await fc.assert(
      fc.asyncProperty(passwordText, fc.constantFrom(...generations), async (password, generation) => {
        const file = write(folder, 'any.p12', await keystore(password, generation, { iterations: 1 }));
        expect(pkcs8Of(openssl(file, password, '-nodes', '-nocerts'))).toEqual(pki.server.keyDer);
      }),
      { numRuns: 60 },
    );
  });

  it('reads a truststore, too', async () => {
    const file = write(folder, 'trust.p12', await encodeTruststore(issued, { password: 'changeit', crypto }));
    const said = openssl(file, 'changeit', '-nodes');
    expect(said).toContain('friendlyName: Payments Root CA');
    expect(said).not.toContain('PRIVATE KEY');
  });
});

/** Anything that a person or a generator of passwords gives: whole characters, no NUL, which ends a text in C. */
const passwordText = fc
  .string({
    unit: fc.oneof(fc.constantFrom('ß', 'é', 'я', '字', '🔐', ' '), fc.string({ minLength: 1, maxLength: 1 })),
  })
  .filter((text) => !text.includes('\0'));

describe('Node', () => {
  it.each(generations)('shakes hands by the %s keystore, which brings the chain', async (generation) => {
    const pfx = Buffer.from(await keystore('pässwörd', generation));
    const server = createServer({ pfx, passphrase: 'pässwörd' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const checkServerIdentity = (): undefined => undefined;
    const socket = await new Promise<TLSSocket>((resolve, reject) => {
      // The fixtures live in a fixed time: whether they are expired by the machine's clock is not what is asked here.
      const options = {
        port,
        host: '127.0.0.1',
        ca: pki.root.pem,
        servername: 'api.payments.svc',
        checkServerIdentity,
      };
      const client = connect({ ...options, rejectUnauthorized: false }, () => resolve(client));
      client.on('error', reject);
    });
    const { issuerCertificate } = socket.getPeerCertificate(true);
    expect(issuerCertificate.subject.CN).toBe('Payments Issuing CA');
    socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses another password', async () => {
    const pfx = Buffer.from(await keystore('secret', 'modern'));
    expect(() => createSecureContext({ pfx, passphrase: 'other' })).toThrow(/mac verify/i);
    expect(() => createSecureContext({ pfx, passphrase: 'secret' })).not.toThrow();
  });
});
