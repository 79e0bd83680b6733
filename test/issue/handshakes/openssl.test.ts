import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityChoice, Defect } from '../../../server/src/issue/tasks.ts';
import { KEY_TYPES, ROLES } from '../../../server/src/issue/types.ts';
import { run, toolMissing } from '../outputs/tools.ts';
import { Delivered } from './delivered.ts';

const opensslMissing = toolMissing('openssl', 'version');
const development: AuthorityChoice = { kind: 'development' };

/** What OpenSSL 3.0 can check: ML-DSA came with 3.5. */
const classic = KEY_TYPES.filter((type) => !type.startsWith('ml-dsa'));

describe.skipIf(opensslMissing)('openssl', () => {
  const pki = new Delivered();
  const at = (name: string): string => pki.path(name);
  /** What `openssl verify` says, of any outcome. */
  const verify = (...args: string[]): string => {
    try {
      return run('openssl', ['verify', '-x509_strict', ...args]);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  it.each(classic.flatMap((keyType) => ROLES.map((role) => ({ keyType, role }))))(
    'verifies $keyType as $role, signed by a CA of its kind',
    async ({ keyType, role }) => {
      const made = new Delivered();
      await made.make({ kind: 'authority', intermediate: true, keep: 'storage', keyType });
      await made.make({
        kind: 'certificate',
        role,
        keyType,
        names: ['api.payments.svc', '127.0.0.1', 'spiffe://cluster.local/ns/a/sa/b'],
        authority: development,
      });
      const judge = (purpose: string) =>
        verify(
          '-purpose',
          purpose,
          '-CAfile',
          made.path('ca.pem'),
          '-untrusted',
          made.path('chain.pem'),
          made.path('cert.pem'),
        );
      expect(judge('sslserver').endsWith(': OK\n')).toBe(role !== 'client');
      expect(judge('sslclient').endsWith(': OK\n')).toBe(role !== 'server');
      expect(run('openssl', ['pkey', '-in', made.path('key.pem'), '-check', '-noout'])).toContain('Key is valid');
      const publicHalf = run('openssl', ['pkey', '-in', made.path('key.pem'), '-pubout']);
      expect(run('openssl', ['x509', '-in', made.path('cert.pem'), '-noout', '-pubkey'])).toBe(publicHalf);
    },
  );

  it('reads a request and finds its signature sound', async () => {
    await pki.make({ kind: 'request', role: 'server', names: ['orders.svc'], keyType: 'rsa-2048' });
    expect(run('openssl', ['req', '-in', at('request.csr'), '-verify', '-noout', '-text'])).toContain('DNS:orders.svc');
  });

  it('reads a revocation list and finds its signature sound', async () => {
    await pki.make({ kind: 'certificate', role: 'server', names: ['api.payments.svc'], authority: development });
    await pki.make({
      kind: 'revoke',
      authority: development,
      certificates: [{ serial: 'c0ffee' }],
      reason: 'superseded',
    });
    const text = run('openssl', ['crl', '-in', at('crl.pem'), '-CAfile', at('ca.pem'), '-noout', '-text']);
    expect(text).toContain('C0FFEE');
    expect(text).toContain('Superseded');
  });

  it('keeps a development CA to the names that it may sign for', async () => {
    await pki.make({ kind: 'authority', intermediate: false, keep: 'delivery' });
    run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=pay.mybank.com',
      '-addext',
      'subjectAltName=DNS:pay.mybank.com',
      '-CA',
      at('ca.pem'),
      '-CAkey',
      at('ca-key.pem'),
      '-keyout',
      at('thief-key.pem'),
      '-out',
      at('thief.pem'),
    ]);
    expect(verify('-CAfile', at('ca.pem'), at('thief.pem'))).toContain('permitted subtree violation');
  });

  describe('refuses', () => {
    const twins = new Delivered();
    beforeAll(() =>
      twins.make({ kind: 'negative-tests', role: 'server', names: ['api.payments.svc'], authority: development }),
    );

    const complaints: readonly (readonly [Defect, RegExp])[] = [
      ['expired', /certificate has expired/],
      ['not-yet-valid', /certificate is not yet valid/],
      ['wrong-name', /hostname mismatch/],
      ['wrong-purpose', /unsuitable certificate purpose|unsupported certificate purpose/],
      ['unknown-ca', /unable to get local issuer certificate/],
      ['self-signed', /self[- ]signed certificate/],
      ['weak-key', /EE certificate key too weak/],
      ['revoked', /certificate revoked/],
    ];
    it.each(complaints)('a server that is %s', (defect, complaint) => {
      const folder = twins.path(`negative-${defect}`);
      const crl = defect === 'revoked' ? ['-crl_check', '-CRLfile', `${folder}/crl.pem`] : [];
      const args = [
        '-purpose',
        'sslserver',
        '-verify_hostname',
        'api.payments.svc',
        '-auth_level',
        '2',
        ...crl,
        '-CAfile',
        `${folder}/ca.pem`,
      ];
      expect(verify(...args, `${folder}/cert.pem`)).toMatch(complaint);
    });
  });
});
