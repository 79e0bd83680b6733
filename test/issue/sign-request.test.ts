import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignRequestTask } from '../../server/src/issue/tasks.ts';
import {
  basicConstraints,
  der,
  extendedKeyUsage,
  keyUsage,
  makeCa,
  makeCsr,
  nameConstraints,
  otherName,
  type RequestSpec,
  subjectAltName,
} from '../builders/index.ts';
import { createBench } from './bench.ts';

const uri = 'file:///w/request.csr';
const upn = otherName('1.3.6.1.4.1.311.20.2.3', der.string('utf8', 'admin@corp.example'));

/** What becomes of somebody's request on a machine that has no CA yet. */
async function sign(request: RequestSpec, task: Partial<SignRequestTask> = {}) {
  const bench = createBench();
  bench.put(uri, makeCsr(request).pem);
  const asked = { kind: 'sign-request', uri, role: 'server', authority: { kind: 'development' }, ...task } as const;
  const result = await bench.service.perform(asked, { formats: ['pem'] });
  return { bench, asked, result, said: result.kind === 'refused' ? result.message : '' };
}

describe('a stranger’s request and a CA that is not made yet', () => {
  it.each([
    ['a name outside of development', { dns: ['pay.mybank.com'] }, '“certscope ca create --permit pay.mybank.com”'],
    ['a wildcard over a registry', { dns: ['*.com'] }, 'The request asks for the name DNS:*.com'],
    ['an empty name', { dns: [''] }, 'A name is missing'],
    ['a URI without a host', { uri: ['urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'] }, 'no host with a DNS name'],
    ['an empty mailbox', { email: ['@'] }, 'no e-mail address'],
    ['an address as a DNS name', { dns: ['8.8.8.8'] }, '“8.8.8.8” is no name of the kind DNS'],
  ] as const)('%s makes none', async (_, names, sentence) => {
    const { said, bench } = await sign({ dns: [], ...names });
    expect(said).toContain(sentence);
    expect([...bench.stored]).toEqual([]);
  });

  it('has names in capitals that development CAs permit, and the names are said', async () => {
    const { result } = await sign({ dns: ['API.Payments.SVC', 'db.internal'] });
    expect(result).toMatchObject({ kind: 'made', findings: [] });
    if (result.kind === 'made') expect(result.summary).toContain('Its names: api.payments.svc, db.internal.');
  });

  it('is not given what its CA excludes', async () => {
    const { bench, asked } = await sign({ dns: ['ADMIN.svc'] });
    const ca = makeCa({ extensions: [nameConstraints({ dns: ['svc'] }, { dns: ['admin.svc'] })] });
    bench.put('file:///w/ca.pem', ca.pem + ca.keyPem);
    const task = { ...asked, authority: { kind: 'file', uri: 'file:///w/ca.pem' } } as const;
    expect(await bench.service.perform(task, { formats: ['pem'] })).toEqual({
      kind: 'refused',
      message: expect.stringContaining('exclude it'),
    });
  });
});

describe('what a request may not have', () => {
  it.each<[string, RequestSpec, string]>([
    ['the key of a CA', { extensions: [keyUsage('digitalSignature', 'keyCertSign')] }, 'key usage keyCertSign'],
    [
      'the signing of code',
      { roles: ['server', '1.3.6.1.5.5.7.3.3'] },
      'the purpose codeSigning, which is none of TLS',
    ],
    ['any purpose', { roles: ['2.5.29.37.0'] }, 'the purpose anyExtendedKeyUsage'],
    ['the name of a user', { others: [upn] }, 'TLS compares no names of that kind'],
    ['the name of a directory', { directory: ['Admin'] }, 'TLS compares no names of that kind'],
    ['a number for a name', { registeredId: ['1.2.3.4'] }, 'TLS compares no names of that kind'],
    ['names twice', { extensions: [subjectAltName({ dns: ['pay.mybank.com'] })] }, 'subjectAltName twice'],
    [
      'what nobody can read',
      { extensions: [{ oid: '2.5.29.15', value: Uint8Array.of(0x30, 0x05) }] },
      'keyUsage of the request cannot be read',
    ],
  ])('%s', async (_, request, sentence) => {
    const { said, bench } = await sign({ dns: ['api.svc'], ...request });
    expect(said).toContain(sentence);
    expect([...bench.stored]).toEqual([]);
  });

  it.each<[string, RequestSpec, string]>([
    ['to be a CA', { extensions: [basicConstraints(true)] }, 'asks to be a CA, and the certificate is none'],
    ['a policy', { extensions: [{ oid: '2.5.29.32', value: der.sequence() }] }, 'left out: certificatePolicies'],
    ['another side of TLS', { roles: ['client'] }, 'It is for clientAuth, as the request asks.'],
  ])('%s goes without, or is said', async (_, request, note) => {
    const { result } = await sign({ dns: ['api.svc'], ...request });
    expect(result.kind === 'made' ? result.notes.join('\n') : result).toContain(note);
    if (result.kind !== 'made') return;
    const [file] = result.files;
    if (file?.content instanceof Uint8Array) expect(new X509Certificate(Buffer.from(file.content)).ca).toBe(false);
  });

  it('but a purpose that its signer names is given, and said', async () => {
    const roles = ['server', '1.3.6.1.5.5.7.3.3'];
    const { result } = await sign({ dns: ['api.svc'], roles }, { accept: ['2.5.29.17', '2.5.29.37'] });
    expect(result.kind === 'made' ? result.notes : result).toContain(
      'It is for serverAuth, codeSigning, as the request asks.',
    );
  });

  it('and nothing is refused that was not accepted', async () => {
    const request = { dns: ['api.svc'], extensions: [keyUsage('keyCertSign'), extendedKeyUsage('2.5.29.37.0')] };
    const { result } = await sign(request, { accept: ['2.5.29.17'] });
    expect(result).toMatchObject({ kind: 'made', findings: [] });
  });
});
