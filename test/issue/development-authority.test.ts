import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuthorityTask, IssuingTask } from '../../server/src/issue/tasks.ts';
import { type AltNames, DAY, makeCa, NOW, nameConstraints } from '../builders/index.ts';
import { type Bench, createBench } from './bench.ts';

const forNames = (...names: string[]): IssuingTask => ({
  kind: 'certificate',
  role: 'server',
  names,
  authority: { kind: 'development' },
});

const another: AuthorityTask = { kind: 'authority', intermediate: false, keep: 'storage' };

/** The sentence that says no. */
async function refusal({ service }: Bench, task: IssuingTask): Promise<string> {
  const result = await service.perform(task, { formats: ['pem'] });
  return result.kind === 'refused' ? result.message : result.kind;
}

describe('the second service of a project', () => {
  const services = ['db', 'orders', 'db.internal', 'api.payments', 'app', 'io', '*', 'not a name'];
  const compose = () => createBench({ host: { serviceNames: async () => services } });

  it('has a certificate of the same CA where the project’s files name it', async () => {
    const bench = compose();
    const first = await bench.make(forNames('api.payments.svc'));
    expect(first.notes.join()).toContain('It may sign for development domains and private addresses, db, orders only.');
    const second = await bench.make(forNames('db'));
    expect(second.pem('ca.pem')).toBe(first.pem('ca.pem'));
    expect(second.findings).toEqual([]);
  });

  it.each(['app', 'io', 'api.payments'])(
    'is not %s, unless asked for: that is a domain of the public DNS',
    async (name) => {
      const bench = compose();
      await bench.make(forNames('api.payments.svc'));
      expect(await refusal(bench, forNames(name))).toContain(`may not sign for ${name}`);
      expect((await compose().make(forNames(name))).findings).toEqual([]);
    },
  );

  it('is refused with the command that helps, and what it costs', async () => {
    const bench = createBench();
    const first = await bench.make(forNames('api.payments.svc', 'pay.mybank.com'));
    const message = await refusal(bench, forNames('*.cache.mybank.net'));
    expect(message).toContain('“certscope ca create --permit pay.mybank.com --permit cache.mybank.net”');
    expect(message).toContain('Its ca.pem is another one');
    const permitted = ['pay.mybank.com', 'cache.mybank.net'];
    const ca = await bench.make({ ...another, permitted });
    expect(ca.notes.join()).toMatch(
      /in the place of “payments development CA” \(payments-development-ca-[0-9a-f]{8}\)/,
    );
    const second = await bench.make(forNames('*.cache.mybank.net'));
    expect(new X509Certificate(second.pem('cert.pem')).issuer).toBe('CN=payments development CA 2');
    expect(second.pem('ca.pem')).not.toBe(first.pem('ca.pem'));
  });
});

describe('a CA of the workspace', () => {
  const ip = ['#0a000000ff000000'];
  const withConstraints = (permitted: AltNames, excluded: AltNames = {}) => {
    const bench = createBench();
    const ca = makeCa({ name: 'Corporate CA', extensions: [nameConstraints(permitted, excluded)] });
    bench.put('file:///w/ca.pem', ca.pem + ca.keyPem);
    const authority = { kind: 'file', uri: 'file:///w/ca.pem' } as const;
    return { bench, task: (...names: string[]): IssuingTask => ({ kind: 'certificate', names, authority }) };
  };

  it('says what it permits, and nothing of development', async () => {
    const { bench, task } = withConstraints({ dns: ['mybank.com'] });
    const message = await refusal(bench, task('api.svc'));
    expect(message).toBe(
      '“Corporate CA” may not sign for api.svc: its name constraints permit only mybank.com, and every peer would refuse the certificate. Use another CA, or another name.',
    );
    expect((await bench.make(task('pay.mybank.com'))).findings).toEqual([]);
  });

  it.each(['admin.mybank.com', '*.mybank.com', '10.1.2.3'])('signs for no %s that it excludes', async (name) => {
    const { bench, task } = withConstraints({ dns: ['mybank.com'] }, { dns: ['admin.mybank.com'], ip });
    expect(await refusal(bench, task(name))).toContain(`may not sign for ${name}: its name constraints exclude it`);
  });
});

describe('two CAs', () => {
  it('of one project, of projects with one name, and of the past have different subjects', async () => {
    const bench = createBench();
    const subjects: (string | undefined)[] = [];
    for (const _ of [1, 2, 3]) subjects.push((await bench.make(another)).certificates[0]?.subject);
    const { storage } = bench;
    const moved = { uri: 'file:///home/dev/elsewhere/payments', name: 'payments' };
    const elsewhere = createBench({ host: { storage, project: moved } });
    const made = await elsewhere.make(forNames('localhost'));
    subjects.push(made.certificates[0]?.issuer);
    const later = createBench({ now: NOW + 4000 * DAY, host: { storage } });
    subjects.push((await later.make(forNames('localhost'))).certificates[0]?.issuer);
    expect(subjects).toEqual(['', ' 2', ' 3', ' 4', ' 5'].map((number) => `CN=payments development CA${number}`));
    expect(made.notes.join()).toContain(
      'made for /home/dev/payments. If that is this project before it was moved or renamed',
    );
  });

  it('of a project that was renamed are told apart by what the first has issued', async () => {
    const before = createBench();
    const issued = (await before.make(forNames('localhost'))).pem('cert.pem');
    const notesOf = async (project: string, files: readonly string[]): Promise<string> => {
      const bench = createBench({ project, host: { storage: before.storage } });
      for (const file of files) bench.put(`file:///home/dev/${project}/certs/cert.pem`, file);
      return (await bench.make(forNames('localhost'))).notes.join();
    };
    expect(await notesOf('ledger', [])).not.toContain('made for');
    expect(await notesOf('billing', [issued])).toContain('made for /home/dev/payments');
  });

  it('with names of the user’s own are numbered too', async () => {
    const bench = createBench();
    await bench.make({ ...another, name: 'Mesh CA' });
    expect((await bench.make({ ...another, name: 'Mesh CA' })).certificates[0]?.subject).toBe('CN=Mesh CA 2');
  });
});

describe('a CA’s name', () => {
  it('of a long project leaves room for what it is', async () => {
    const bench = createBench({ project: 'ж'.repeat(80) });
    const made = await bench.make({ ...another, intermediate: true });
    expect(made.certificates.map(({ subject }) => subject)).toEqual([
      `CN=${'ж'.repeat(35)} development CA`,
      `CN=${'ж'.repeat(35)} development CA (issuing)`,
    ]);
    expect(made.findings).toEqual([]);
  });

  it.each([
    ['x'.repeat(65), '65 characters'],
    ['Mesh\nCA', 'line break'],
  ])('%j is refused', async (name, problem) => {
    expect(await refusal(createBench(), { ...another, name })).toContain(problem);
  });
});

describe('a name that no CA could be made for', () => {
  it.each(['http://[::1]:80/x', 'file:///etc/x', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '*.com', 'a@*.com'])(
    '%s leaves the storage as it was',
    async (name) => {
      const bench = createBench();
      expect(await refusal(bench, forNames('api.svc', name))).toMatch(/^“/);
      expect([...bench.stored]).toEqual([]);
    },
  );
});

describe('a common name', () => {
  it.each([
    ['x'.repeat(65), '65 characters'],
    ['', 'is empty'],
    ['api\nCN=admin', 'line break'],
    ['api\0.svc', 'control character'],
  ])('%j is refused', async (commonName, problem) => {
    const task = { kind: 'certificate', names: ['api.svc'], authority: { kind: 'self-signed' } } as const;
    expect(await refusal(createBench(), { ...task, commonName })).toContain(problem);
    const request = { kind: 'request', role: 'server', names: ['api.svc'], commonName } as const;
    expect(await refusal(createBench(), request)).toContain(problem);
  });

  it('of 64 characters is issued, in any script', async () => {
    const task = { kind: 'certificate', names: ['api.svc'], authority: { kind: 'self-signed' } } as const;
    const made = await createBench().make({ ...task, commonName: '服'.repeat(64) });
    expect(made.findings).toEqual([]);
  });
});

describe('the CAs to choose from', () => {
  it('say for which project they were made, what they permit besides, and which are of the past', async () => {
    const bench = createBench();
    await bench.make({ ...another, permitted: ['mybank.com', 'db'] });
    const { storage } = bench;
    const elsewhere = { uri: 'file:///srv/payments', name: 'payments' };
    await createBench({ host: { storage, project: elsewhere } }).make(another);
    const listed = await bench.service.listAuthorities();
    expect(listed.map(({ name, description, permitted }) => [name, description, permitted])).toEqual([
      [
        'payments development CA',
        'your storage, ends in 10 years',
        'development domains and private addresses, mybank.com, db',
      ],
      [
        'payments development CA 2',
        'your storage, made for /srv/payments, ends in 10 years',
        'development domains and private addresses',
      ],
    ]);
    const later = await createBench({ now: NOW + 4000 * DAY, host: { storage } }).service.listAuthorities();
    expect(later.map(({ name, isExpired }) => [name, isExpired])).toEqual([
      ['payments development CA 3', false],
      ['payments development CA', true],
      ['payments development CA 2', true],
    ]);
    expect(later[1]?.description).toBe('your storage, expired 350 days ago');
  });
});
