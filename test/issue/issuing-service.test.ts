import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AuthorityChoice, DEFECTS, type IssuingTask } from '../../server/src/issue/tasks.ts';
import { KEY_TYPES, ROLES } from '../../server/src/issue/types.ts';
import { DAY, makeCsr, NOW } from '../builders/index.ts';
import { createBench } from './bench.ts';

const development: AuthorityChoice = { kind: 'development' };
const server: IssuingTask = {
  kind: 'certificate',
  role: 'server',
  names: ['api.payments.svc'],
  authority: development,
};

describe('a certificate for a service', () => {
  it('comes from a development CA that is made on first use and named for the project', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    const certificate = new X509Certificate(made.pem('cert.pem'));
    expect(certificate.issuer).toBe('CN=payments development CA');
    expect(certificate.verify(new X509Certificate(made.pem('ca.pem')).publicKey)).toBe(true);
    expect(made.notes.join()).toContain('made on this first use');
    const again = await bench.make({ ...server, names: ['orders.payments.svc'] });
    expect(again.pem('ca.pem')).toBe(made.pem('ca.pem'));
    expect(again.notes).toEqual([]);
  });

  it.each(KEY_TYPES.flatMap((keyType) => ROLES.map((role) => ({ keyType, role }))))(
    'is clean under every rule: $keyType, $role',
    async ({ keyType, role }) => {
      const bench = createBench();
      const names = ['api.payments.svc', '127.0.0.1', '::1', 'spiffe://example.org/payments/api', 'ops@example.com'];
      const made = await bench.make({ ...server, role, keyType, names, authority: development });
      expect(made.findings).toEqual([]);
    },
  );

  it.each(['10.0.0.7', 'spiffe://example.org/payments/api', 'ops@example.com', '*.payments.svc'])(
    'is clean with nothing but %s',
    async (name) => {
      const made = await createBench().make({ ...server, role: 'both', names: [name] });
      expect(made.findings).toEqual([]);
    },
  );

  it('is clean for a day, for two years, and when it signs itself', async () => {
    for (const days of [1, 730])
      expect((await createBench().make({ ...server, lifetime: { kind: 'days', days } })).findings).toEqual([]);
    expect((await createBench().make({ ...server, authority: { kind: 'self-signed' } })).findings).toEqual([]);
  });

  it('ends with its CA at the latest', async () => {
    const made = await createBench().make({ ...server, lifetime: { kind: 'days', days: 20_000 } });
    expect(made.certificates[0]?.notAfter).toBe(
      new X509Certificate(made.pem('ca.pem')).validToDate.toISOString().replace('.000', ''),
    );
    expect(made.notes.join()).toContain('It ends with its CA');
  });

  it('may have been valid in the past', async () => {
    const lifetime = { kind: 'exact', notBefore: NOW - 9 * DAY, notAfter: NOW - 2 * DAY } as const;
    const made = await createBench().make({ ...server, lifetime });
    expect(made.findings.map(({ code }) => code)).toEqual(['validity/expired']);
  });

  it('is refused where it would begin when no certificate can', async () => {
    const lifetime = { kind: 'exact', notBefore: Date.UTC(1940, 0, 1), notAfter: NOW + DAY } as const;
    const { service } = createBench();
    expect(await service.perform({ ...server, lifetime }, { formats: ['pem'] })).toEqual({
      kind: 'refused',
      message: expect.stringContaining('before 1950'),
    });
  });

  it('has a serial number of 128 random bits', async () => {
    const bench = createBench();
    const serials = await Promise.all(
      Array.from({ length: 40 }, () => bench.make({ ...server, authority: { kind: 'self-signed' } })),
    );
    const numbers = serials.map(({ certificates }) => certificates[0]?.serialNumber ?? '');
    expect(new Set(numbers).size).toBe(40);
    expect(numbers.every((hex) => !hex.startsWith('-') && hex.length <= 32)).toBe(true);
    expect(numbers.some((hex) => /^[89a-f]/.test(hex) && hex.length === 32)).toBe(true);
  });

  it('is refused for what is no name, and for names that the CA may not sign for', async () => {
    const { service } = createBench();
    const refused = (names: string[]) => service.perform({ ...server, names }, { formats: ['pem'] });
    expect(await refused(['api.payments.svc:8443'])).toEqual({
      kind: 'refused',
      message: expect.stringContaining('has a port'),
    });
    expect(await refused([])).toMatchObject({ kind: 'refused' });
    await service.perform(server, { formats: ['pem'] });
    expect(await refused(['pay.mybank.com'])).toEqual({
      kind: 'refused',
      message: expect.stringContaining('may not sign for pay.mybank.com'),
    });
  });

  it('has a CA that permits the names which it was first asked for', async () => {
    const made = await createBench().make({ ...server, names: ['payments', 'pay.mybank.com'] });
    expect(made.findings).toEqual([]);
  });
});

describe('an mTLS pair', () => {
  it('is a server and a client below one CA, clean under every rule', async () => {
    const made = await createBench().make({
      kind: 'pair',
      serverNames: ['api.payments.svc'],
      clientNames: ['checkout'],
      authority: development,
    });
    expect(made.findings).toEqual([]);
    expect(made.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['server/fullchain.pem', 'server/key.pem', 'client/cert.pem', 'client/key.pem', 'ca.pem']),
    );
    expect(made.pem('server/ca.pem')).toBe(made.pem('ca.pem'));
  });
});

describe('a development CA', () => {
  it.each([true, false])('is clean, with an intermediate: %s', async (intermediate) => {
    const bench = createBench();
    const made = await bench.make({ kind: 'authority', intermediate, keep: 'storage' });
    expect(made.findings).toEqual([]);
    expect(made.files.some(({ content }) => !(content instanceof Uint8Array))).toBe(false);
    const leaf = await bench.make(server);
    expect(leaf.findings).toEqual([]);
    expect(leaf.pem('fullchain.pem').match(/BEGIN CERTIFICATE/g)).toHaveLength(intermediate ? 2 : 1);
    expect(leaf.pem('ca.pem')).toBe(made.pem('ca.pem'));
  });

  it('signs for what it is told to permit besides, and for anything where nothing constrains it', async () => {
    const bench = createBench();
    await bench.make({
      kind: 'authority',
      intermediate: false,
      keep: 'storage',
      permitted: ['mybank.com', 'spiffe://mesh.internal'],
    });
    expect((await bench.make({ ...server, names: ['pay.mybank.com', 'spiffe://mesh.internal/pay'] })).findings).toEqual(
      [],
    );
    const free = createBench();
    await free.make({ kind: 'authority', intermediate: false, keep: 'storage', permitted: 'none' });
    expect((await free.make({ ...server, names: ['pay.mybank.com'] })).findings).toEqual([]);
  });

  it('of a workspace signs with the key that lies there', async () => {
    const bench = createBench();
    const made = await bench.make({ kind: 'authority', intermediate: true, keep: 'delivery' });
    bench.put('file:///w/intermediate.pem', made.pem('intermediate.pem'));
    bench.put('file:///w/intermediate-key.pem', made.pem('intermediate-key.pem'));
    bench.put('file:///w/ca.pem', made.pem('ca.pem'));
    const listed = await bench.service.listAuthorities();
    expect(listed.map(({ name }) => name)).toEqual(['payments development CA', 'payments development CA (issuing)']);
    const leaf = await bench.make({ ...server, authority: { kind: 'file', uri: 'file:///w/intermediate.pem' } });
    expect(leaf.findings).toEqual([]);
    expect(leaf.pem('ca.pem')).toBe(made.pem('ca.pem'));
  });
});

describe('negative tests', () => {
  it('make one folder for each defect, named so that nobody mistakes it', async () => {
    const made = await createBench().make({
      kind: 'negative-tests',
      role: 'server',
      names: ['api.payments.svc'],
      authority: development,
    });
    const folders = new Set(made.files.map(({ name }) => name.replace(/\/.*/, '')));
    expect([...folders]).toEqual(DEFECTS.map((defect) => `negative-${defect}`));
    for (const folder of folders)
      expect(new X509Certificate(made.pem(`${folder}/cert.pem`)).subject).toContain('for tests');
  });
});

describe('somebody’s request', () => {
  it('is answered with those of its extensions that are accepted', async () => {
    const bench = createBench();
    const request = await bench.make({ kind: 'request', role: 'both', names: ['orders.svc'] });
    bench.put('file:///w/request.csr', request.pem('request.csr'));
    const listed = await bench.service.listRequestedExtensions('file:///w/request.csr', undefined);
    expect(listed?.map(({ name }) => name)).toEqual(['keyUsage', 'extKeyUsage', 'subjectAltName']);
    const made = await bench.make({
      kind: 'sign-request',
      uri: 'file:///w/request.csr',
      role: 'server',
      authority: development,
    });
    expect(made.findings).toEqual([]);
    expect(made.files.map(({ name }) => name)).not.toContain('key.pem');
    const certificate = new X509Certificate(made.pem('cert.pem'));
    expect(certificate.subjectAltName).toBe('DNS:orders.svc');
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });

  it('is refused where its signature is not its own', async () => {
    const bench = createBench();
    const csr = makeCsr({ dns: ['api.svc'] });
    const forged = csr.pem.replace(
      /(.)(..=*\n-----END)/,
      (_, one: string, end: string) => (one === 'A' ? 'B' : 'A') + end,
    );
    bench.put('file:///w/request.csr', forged);
    const result = await bench.service.perform(
      { kind: 'sign-request', uri: 'file:///w/request.csr', role: 'server', authority: development },
      { formats: ['pem'] },
    );
    expect(result).toMatchObject({ kind: 'refused' });
  });
});

describe('a team’s profile', () => {
  const task = { ...server, names: ['spiffe://cluster.local/ns/payments/sa/api'], profile: 'mesh-workload' };

  it('says what the task leaves out', async () => {
    const bench = createBench();
    const profile = {
      role: 'both',
      keyType: 'ecdsa-p384',
      days: 1,
      organization: 'Payments',
      names: ['{service}.payments.svc'],
      formats: ['pem', 'der'],
    };
    bench.put(
      'file:///home/dev/payments/.certscope/profiles.json',
      JSON.stringify({ profiles: { 'mesh-workload': profile } }),
    );
    const made = await bench.make({ ...task, role: undefined }, { formats: [] });
    expect(made.findings).toEqual([]);
    expect(made.files.map(({ name }) => name)).toContain('cert.der');
    const certificate = new X509Certificate(made.pem('cert.pem'));
    expect(certificate.subjectAltName).toBe('URI:spiffe://cluster.local/ns/payments/sa/api, DNS:api.payments.svc');
    expect(certificate.subject).toContain('O=Payments');
    expect(certificate.keyUsage).toHaveLength(2);
    expect(await bench.service.listProfiles()).toEqual([{ name: 'mesh-workload', description: undefined }]);
  });

  it('is refused where it is not there or not sound', async () => {
    const bench = createBench();
    const refusal = () => bench.service.perform(task, { formats: [] });
    expect(await refusal()).toEqual({
      kind: 'refused',
      message: expect.stringContaining('There is no .certscope/profiles.json'),
    });
    bench.put('file:///home/dev/payments/.certscope/profiles.json', '{"profiles":{"mesh-workload":{"days":"one"}}}');
    expect(await refusal()).toEqual({
      kind: 'refused',
      message: expect.stringContaining('/profiles/mesh-workload/days'),
    });
  });
});

describe('what is kept and what is shown', () => {
  it('never shows a key', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    expect(JSON.stringify(made)).not.toContain('PRIVATE KEY');
    const keys = [...bench.stored].filter(([path]) => path.endsWith('key.pem'));
    expect(keys).toHaveLength(1);
    expect(JSON.stringify(keys)).not.toContain('PRIVATE KEY');
  });
});
