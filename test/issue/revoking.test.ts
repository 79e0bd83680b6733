import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuthorityChoice, IssuingResult, IssuingTask } from '../../server/src/issue/tasks.ts';
import type { UserStorage } from '../../server/src/runtime/types.ts';
import { makeCa, makeCrl, makeKey, makeLeaf } from '../builders/index.ts';
import { type Bench, contentOf, createBench } from './bench.ts';

const development: AuthorityChoice = { kind: 'development' };
const server: IssuingTask = {
  kind: 'certificate',
  role: 'server',
  names: ['api.payments.svc'],
  authority: development,
};
const place = 'file:///w/cert.pem';
const revokeIt: IssuingTask = { kind: 'revoke', certificates: [{ uri: place }] };

const refusal = async (result: Promise<IssuingResult>): Promise<string> => {
  const settled = await result;
  return settled.kind === 'refused' ? settled.message : '';
};
const perform = (bench: Bench, task: IssuingTask) => bench.service.perform(task, { formats: ['pem'] });

function textOf({ stored }: Bench, path: string): string {
  const file = stored.get(path);
  return file === undefined ? '' : new TextDecoder().decode(contentOf(file));
}

/** What the CA with this certificate has revoked. */
function ledgerOf(bench: Bench, caPem: string): { crlNumber: number; revocations: readonly { serial: string }[] } {
  const [id] = [...bench.stored.keys()]
    .filter((path) => path.endsWith('/ca.pem') && textOf(bench, path) === caPem)
    .map((path) => path.split('/')[0]);
  return JSON.parse(textOf(bench, `${id}/ledger.json`) || '{"crlNumber":0,"revocations":[]}');
}

/** Two CAs of one name, each with a key of its own. */
const makeNamesakes = () =>
  [makeCa({ name: 'Team CA' }), makeCa({ name: 'Team CA', key: makeKey('p256', 'namesake') })] as const;

const serialOf = (pem: string): string => new X509Certificate(pem).serialNumber.toLowerCase();

describe('revoking', () => {
  it('adds to what was revoked before', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    bench.put(place, made.pem('cert.pem'));
    await bench.make({ ...revokeIt, reason: 'keyCompromise' });
    const list = await bench.make({ kind: 'revoke', certificates: [{ serial: '0x0A:0b' }] });
    expect(list.summary).toContain('one certificate revoked now');
    const { crlNumber, revocations } = ledgerOf(bench, made.pem('ca.pem'));
    expect(crlNumber).toBe(2);
    expect(revocations.map(({ serial }) => serial)).toEqual([serialOf(made.pem('cert.pem')), '0a0b']);
  });

  it('is refused, and the list not begun anew, where what was revoked before does not open', async () => {
    const bench = createBench();
    await bench.make(server);
    const storage: UserStorage = {
      ...bench.storage,
      read: async (path) => (path.endsWith('/ledger.json') ? 'unreadable' : bench.storage.read(path)),
    };
    const locked = createBench({ host: { storage } });
    const message = await refusal(perform(locked, { kind: 'revoke', certificates: [{ serial: '0a' }] }));
    expect(message).toContain('ledger.json in its folder of your storage does not open');
    expect([...bench.stored.keys()].join()).not.toContain('ledger.json');
  });

  it('counts what is new, by whatever spelling', async () => {
    const bench = createBench();
    await bench.make(server);
    const serials = (...all: string[]): IssuingTask => ({
      kind: 'revoke',
      certificates: all.map((serial) => ({ serial })),
    });
    expect((await bench.make(serials('0a', '0b'))).summary).toContain('2 certificates revoked now');
    expect((await bench.make(serials('A', '00:0B'))).summary).toContain('nothing new');
    expect((await bench.make(serials())).summary).toContain('nothing new');
  });

  it('is done by the CA that issued, also when the project signs with a newer one by now', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    bench.put(place, made.pem('cert.pem'));
    const newer = await bench.make({ kind: 'authority', intermediate: false, permitted: ['db'], keep: 'storage' });
    for (const authority of [undefined, development]) await bench.make({ ...revokeIt, authority });
    const revoked = ledgerOf(bench, made.pem('ca.pem')).revocations;
    expect(revoked.map(({ serial }) => serial)).toEqual([serialOf(made.pem('cert.pem'))]);
    expect(ledgerOf(bench, newer.pem('ca.pem')).crlNumber).toBe(0);
  });

  it('says whose list it is, and that its CA remembers', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    bench.put(place, made.pem('cert.pem'));
    const [authority] = await bench.service.listAuthorities();
    const id = authority?.choice.kind === 'stored' ? authority.choice.id : 'none';
    expect((await bench.make(revokeIt)).notes.join()).toContain(`“${id}”`);
  });

  it('is refused where no CA at hand signed the certificate', async () => {
    const bench = createBench();
    await bench.make(server);
    bench.put(place, makeLeaf(makeCa({ name: 'payments development CA', key: makeKey('p256', 'stranger') })).pem);
    expect(await refusal(perform(bench, revokeIt))).toContain('No CA of your storage or this workspace signed');
  });

  it('is refused by a CA that only has the name of the one that issued', async () => {
    const bench = createBench();
    const [issuer, namesake] = makeNamesakes();
    bench.put('file:///w/ca.pem', issuer.pem);
    bench.put('file:///w/namesake.pem', namesake.pem + namesake.keyPem);
    bench.put(place, makeLeaf(issuer).pem);
    const authority = { kind: 'file', uri: 'file:///w/namesake.pem' } as const;
    expect(await refusal(perform(bench, { ...revokeIt, authority }))).toContain('another CA of the name “Team CA”');
  });

  it('goes on from the newest list that the CA itself signed', async () => {
    const bench = createBench();
    const [team, namesake] = makeNamesakes();
    bench.put('file:///w/ca.pem', team.pem + team.keyPem);
    bench.put(place, makeLeaf(team).pem);
    expect((await bench.make(revokeIt)).notes.join()).toContain('No earlier list of this CA was found here');
    bench.put('file:///w/crl.pem', makeCrl(team, { number: 4, revoked: [{ serial: 10 }] }).pem);
    bench.put('file:///w/namesake-crl.pem', makeCrl(namesake, { number: 9, revoked: [{ serial: 11 }] }).pem);
    const list = await bench.make(revokeIt);
    expect(list.notes.join()).not.toContain('No earlier list');
    bench.put('file:///w/next.pem', list.pem('crl.pem'));
    const authority = { kind: 'file', uri: 'file:///w/ca.pem' } as const;
    const again = (serial: string) => bench.make({ kind: 'revoke', authority, certificates: [{ serial }] });
    expect((await again('0a')).summary).toContain('nothing new');
    expect((await again('0b')).summary).toContain('one certificate revoked now');
  });

  it('takes certificates of one CA at a time', async () => {
    const bench = createBench();
    for (const name of ['one', 'two']) {
      const ca = makeCa({ name });
      bench.put(`file:///w/${name}-ca.pem`, ca.pem + ca.keyPem);
      bench.put(`file:///w/${name}.pem`, makeLeaf(ca).pem);
    }
    const certificates = ['one', 'two'].map((name) => ({ uri: `file:///w/${name}.pem` }));
    expect(await refusal(perform(bench, { kind: 'revoke', certificates }))).toContain('one CA at a time');
  });

  it('is nothing that a CA does to itself', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    bench.put('file:///w/ca.pem', made.pem('ca.pem'));
    const serial = new X509Certificate(made.pem('ca.pem')).serialNumber;
    for (const named of [{ uri: 'file:///w/ca.pem' }, { serial }])
      expect(await refusal(perform(bench, { kind: 'revoke', certificates: [named] }))).toContain(
        'cannot revoke itself',
      );
  });

  it('makes no CA that has issued nothing', async () => {
    const bench = createBench();
    const message = await refusal(perform(bench, { kind: 'revoke', certificates: [{ serial: '0a' }] }));
    expect(message).toContain('no development CA yet');
    expect(bench.stored.size).toBe(0);
  });

  it('is forgotten where its list is not going to be delivered', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    const task: IssuingTask = { kind: 'revoke', certificates: [{ serial: '0a' }] };
    const asked: string[] = [];
    await bench.service.perform(task, { formats: ['pem'] }, ({ files }) => {
      asked.push(...files.map(({ name }) => name));
      return false;
    });
    expect(asked).toEqual(['crl.pem']);
    expect(ledgerOf(bench, made.pem('ca.pem')).crlNumber).toBe(0);
  });

  it('is refused where it could not be told what was revoked before', async () => {
    const bench = createBench();
    await bench.make(server);
    const [folder] = [...bench.stored.keys()].map((path) => path.split('/')[0]);
    bench.keep(`${folder}/ledger.json`, '{"crlNumber": 3, "revocations": [{}]}');
    const task: IssuingTask = { kind: 'revoke', certificates: [{ serial: '0a' }] };
    expect(await refusal(perform(bench, task))).toContain('ledger.json');
  });
});

describe('several commands at once', () => {
  it('make one development CA in a fresh project', async () => {
    const bench = createBench();
    const made = await Promise.all(
      ['a.test', 'b.test', 'c.test'].map((name) => bench.make({ ...server, names: [name] })),
    );
    expect(new Set(made.map((each) => each.pem('ca.pem'))).size).toBe(1);
    expect(made.filter(({ notes }) => notes.join().includes('made on this first use'))).toHaveLength(1);
  });

  it('lose no revocation, and number each list', async () => {
    const bench = createBench();
    const made = await bench.make(server);
    const serials = ['01', '02', '03'];
    await Promise.all(serials.map((serial) => bench.make({ kind: 'revoke', certificates: [{ serial }] })));
    const { crlNumber, revocations } = ledgerOf(bench, made.pem('ca.pem'));
    expect(crlNumber).toBe(3);
    expect(revocations.map(({ serial }) => serial).sort()).toEqual(serials);
  });
});
