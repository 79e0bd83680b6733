import { createPrivateKey, X509Certificate } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileEdit, IssuingTask, Packaging, RenewTask } from '../../server/src/issue/tasks.ts';
import { DAY, makeCa, makeLeaf, makeTlsSecret, NOW } from '../builders/index.ts';
import { type Bench, createBench } from './bench.ts';

const server: IssuingTask = {
  kind: 'certificate',
  role: 'server',
  names: ['api.payments.svc'],
  authority: { kind: 'development' },
};
const uriOf = (name: string): string => `file:///home/dev/payments/${name}`;

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

const text = (name: string): string => bench.text(uriOf(name));
const certificateIn = (name: string): X509Certificate => new X509Certificate(text(name));
const certificatesIn = (name: string): X509Certificate[] =>
  (text(name).match(/-----BEGIN CERTIFICATE[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );

/** Issues a certificate and puts some of its files into a folder. */
async function put(folder: string, names: readonly string[], packaging: Partial<Packaging> = {}, task = server) {
  const made = await bench.make(task, packaging);
  for (const name of names) bench.put(uriOf(`${folder}/${name}`), made.file(name));
  return made;
}

function renew(name: string, more: Partial<RenewTask> = {}, packaging: Partial<Packaging> = {}) {
  const task: RenewTask = { kind: 'renew', uri: uriOf(name), key: 'new', ...more };
  return bench.service.perform(task, { formats: [], ...packaging });
}

async function refusal(...args: Parameters<typeof renew>): Promise<string> {
  const result = await renew(...args);
  if (result.kind !== 'refused') throw new Error(`not refused: ${JSON.stringify(result)}`);
  return result.message;
}

/** Renews, and changes the files as a face would. */
async function renewed(...args: Parameters<typeof renew>) {
  const result = await renew(...args);
  if (result.kind !== 'edits') throw new Error(JSON.stringify(result));
  for (const uri of new Set(result.edits.map((edit) => edit.uri))) {
    apply(
      uri,
      result.edits.filter((edit) => edit.uri === uri),
    );
  }
  return result;
}

function apply(uri: string, edits: readonly FileEdit[]): void {
  const texts = edits.filter((edit) => 'text' in edit).toSorted((one, other) => other.start - one.start);
  let before = bench.text(uri);
  for (const { start, end, text: fresh } of texts) before = before.slice(0, start) + fresh + before.slice(end);
  for (const edit of edits) {
    if ('content' in edit) bench.put(uri, edit.content instanceof Uint8Array ? edit.content : edit.content.reveal());
  }
  if (texts.length > 0) bench.put(uri, before);
}

const fits = (certificate: X509Certificate, key: string | Buffer, passphrase?: string): boolean =>
  certificate.checkPrivateKey(
    createPrivateKey(typeof key === 'string' ? { key, passphrase } : { key, format: 'der', type: 'pkcs8' }),
  );

describe('a renewed certificate', () => {
  const expired = { kind: 'exact', notBefore: NOW - 40 * DAY, notAfter: NOW - 10 * DAY } as const;

  it('keeps names, kind of key and lifetime, and the layout of every file', async () => {
    const old = await put('certs', ['cert.pem', 'key.pem'], {}, { ...server, keyType: 'rsa-2048', lifetime: expired });
    bench.put(uriOf('certs/fullchain.pem'), `# who we are\n${old.pem('fullchain.pem')}# end\n`);
    const result = await renewed('certs/fullchain.pem');
    expect(result.findings).toEqual([]);
    const fresh = certificateIn('certs/cert.pem');
    expect(fresh.subjectAltName).toBe(new X509Certificate(old.pem('cert.pem')).subjectAltName);
    expect(fresh.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(fresh.validToDate.getTime() - NOW).toBe(30 * DAY);
    expect(text('certs/fullchain.pem')).toBe(`# who we are\n${text('certs/cert.pem')}# end\n`);
    expect(fits(fresh, text('certs/key.pem'))).toBe(true);
    expect(result.edits.filter(({ holdsKey }) => holdsKey).map(({ uri }) => uri)).toEqual([uriOf('certs/key.pem')]);
  });

  it('with the same key leaves the key file alone', async () => {
    await put('certs', ['cert.pem', 'key.pem']);
    const { edits } = await renewed('certs/cert.pem', { key: 'same' });
    expect(edits.map(({ uri }) => uri)).toEqual([uriOf('certs/cert.pem')]);
  });

  it('stands in a Kubernetes Secret as the old one did', async () => {
    const old = await bench.make(server);
    const secret = { crt: old.pem('fullchain.pem'), key: old.pem('key.pem'), ca: old.pem('ca.pem') };
    bench.put(uriOf('secret.yaml'), makeTlsSecret(secret));
    const { edits } = await renewed('secret.yaml');
    expect(edits).toHaveLength(2);
    expect(text('secret.yaml')).toContain('kind: Secret');
    expect(text('secret.yaml')).toContain(Buffer.from(old.pem('ca.pem')).toString('base64'));
  });

  it('is refused where the key of its CA is nowhere', async () => {
    const leaf = makeLeaf(makeCa({ name: 'Corporate CA' }), { dns: ['api.svc'] });
    bench.put(uriOf('cert.pem'), leaf.pem + leaf.keyPem);
    expect(await refusal('cert.pem')).toContain('neither in your storage nor in this workspace');
  });

  it('is none of a CA, which has signed others', async () => {
    await put('certs', ['ca.pem']);
    expect(await refusal('certs/ca.pem')).toContain('is a CA');
  });
});

describe('a key that is encrypted', () => {
  const keyPassword = 'correct horse';

  it('follows with its password, and stays encrypted with it, while the Secret keeps it in clear', async () => {
    await put('certs', ['cert.pem', 'key.pem', 'secret.yaml'], { formats: ['pem', 'kubernetes'], keyPassword });
    const result = await renewed('certs/cert.pem', {}, { keyPassword });
    expect(text('certs/key.pem')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(fits(certificateIn('certs/cert.pem'), text('certs/key.pem'), keyPassword)).toBe(true);
    const inSecret = /tls\.key: (\S+)/.exec(text('certs/secret.yaml'))?.[1] ?? '';
    expect(fits(certificateIn('certs/cert.pem'), Buffer.from(inSecret, 'base64').toString())).toBe(true);
    expect(result.edits.filter(({ holdsKey }) => holdsKey)).toHaveLength(2);
  });

  it('is asked for its password, though a Secret holds the same key in clear', async () => {
    await put('certs', ['cert.pem', 'key.pem', 'secret.yaml'], { formats: ['pem', 'kubernetes'], keyPassword });
    const message = await refusal('certs/cert.pem');
    expect(message).toContain('The private key in certs/key.pem is encrypted');
    expect(message).toContain('keep the key');
    expect(await refusal('certs/cert.pem', {}, { keyPassword: 'wrong' })).toContain('does not open with this password');
  });

  it('need not be opened where it is kept and a CA signs', async () => {
    await put('certs', ['cert.pem', 'key.pem'], { keyPassword });
    const before = text('certs/key.pem');
    const { edits } = await renewed('certs/cert.pem', { key: 'same' });
    expect(edits.map(({ uri }) => uri)).toEqual([uriOf('certs/cert.pem')]);
    expect(fits(certificateIn('certs/cert.pem'), before, keyPassword)).toBe(true);
  });

  it('is opened where it is kept and signs itself', async () => {
    await put('certs', ['cert.pem', 'key.pem'], { keyPassword }, { ...server, authority: { kind: 'self-signed' } });
    const before = text('certs/key.pem');
    expect(await refusal('certs/cert.pem', { key: 'same' })).toContain('is encrypted');
    await renewed('certs/cert.pem', { key: 'same' }, { keyPassword });
    expect(text('certs/key.pem')).toBe(before);
    expect(fits(certificateIn('certs/cert.pem'), before, keyPassword)).toBe(true);
  });

  it('stays with scrypt where it was made with scrypt', async () => {
    await put('certs', ['cert.pem', 'key.pem'], { keyPassword, keyDerivation: 'scrypt' });
    await renewed('certs/cert.pem', {}, { keyPassword });
    const der = Buffer.from(text('certs/key.pem').replace(/-----.*-----|\s/g, ''), 'base64').toString('hex');
    // id-scrypt (RFC 7914 §7).
    expect(der).toContain('06092b06010401da47040b');
  });

  it('of another certificate beside it is none of this one’s business', async () => {
    const other = await bench.make({ ...server, names: ['web.payments.svc'] }, { keyPassword });
    bench.put(uriOf('certs/web.crt'), other.pem('cert.pem'));
    bench.put(uriOf('certs/web.key'), other.pem('key.pem'));
    const own = await bench.make(server);
    bench.put(uriOf('certs/api.crt'), own.pem('cert.pem'));
    bench.put(uriOf('certs/api.key'), own.pem('key.pem'));
    await renewed('certs/api.crt');
    expect(text('certs/web.key')).toBe(other.pem('key.pem'));
    expect(fits(certificateIn('certs/api.crt'), text('certs/api.key'))).toBe(true);
  });

  it('is none of a service’s where it is named for a CA', async () => {
    await put('certs', ['cert.pem', 'key.pem']);
    const authority = await bench.make({ kind: 'authority', intermediate: false, keep: 'delivery', name: 'Other' });
    const locked = createPrivateKey(authority.pem('ca-key.pem')).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: keyPassword,
    });
    bench.put(uriOf('certs/ca-key.pem'), locked.toString());
    await renewed('certs/cert.pem');
    expect(text('certs/ca-key.pem')).toBe(locked.toString());
  });

  it('stays encrypted in DER', async () => {
    await put('certs', ['cert.der', 'key.der'], { formats: ['der'], keyPassword });
    expect(await refusal('certs/cert.der')).toContain('certs/key.der is encrypted');
    await renewed('certs/cert.der', {}, { keyPassword });
    const key = createPrivateKey({
      key: Buffer.from(bench.bytes(uriOf('certs/key.der'))),
      format: 'der',
      type: 'pkcs8',
      passphrase: keyPassword,
    });
    expect(new X509Certificate(bench.bytes(uriOf('certs/cert.der'))).checkPrivateKey(key)).toBe(true);
  });

  it('in OpenSSL’s old form is to be converted', async () => {
    const made = await put('certs', ['cert.pem']);
    const key = createPrivateKey(made.pem('key.pem'));
    bench.put(
      uriOf('certs/key.pem'),
      key.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: keyPassword }).toString(),
    );
    expect(await refusal('certs/cert.pem', {}, { keyPassword })).toContain('openssl pkcs8 -topk8');
  });
});

describe('a key that several certificates share', () => {
  beforeEach(async () => {
    const first = await put('tls', ['key.pem']);
    bench.put(uriOf('tls/api.crt'), first.pem('cert.pem'));
    bench.put(uriOf('tls/request.csr'), first.pem('cert.pem'));
    const second = await renew('tls/api.crt', { key: 'same' });
    if (second.kind !== 'edits') throw new Error(JSON.stringify(second));
    const twin = second.edits.find((edit) => 'text' in edit && edit.uri === uriOf('tls/api.crt'));
    bench.put(uriOf('tls/request.csr'), '');
    bench.put(uriOf('tls/old.crt'), twin !== undefined && 'text' in twin ? twin.text : '');
  });

  it('is not taken from those that stay', async () => {
    const message = await refusal('tls/api.crt');
    expect(message).toContain('The certificate in tls/old.crt has the same private key');
    expect(message).toContain('Keep the key');
    await renewed('tls/api.crt', { key: 'same' });
    expect(fits(certificateIn('tls/api.crt'), text('tls/key.pem'))).toBe(true);
  });

  it('is one new key for those that are renewed together', async () => {
    const before = text('tls/key.pem');
    await renewed('tls/api.crt', { others: [{ uri: uriOf('tls/old.crt') }] });
    expect(text('tls/key.pem')).not.toBe(before);
    expect(fits(certificateIn('tls/api.crt'), text('tls/key.pem'))).toBe(true);
    expect(fits(certificateIn('tls/old.crt'), text('tls/key.pem'))).toBe(true);
    expect(certificateIn('tls/api.crt').serialNumber).not.toBe(certificateIn('tls/old.crt').serialNumber);
  });
});

describe('copies in other forms', () => {
  it('of DER are renewed like those of PEM', async () => {
    await put('certs', ['cert.pem', 'key.pem', 'cert.der', 'key.der'], { formats: ['pem', 'der'] });
    await renewed('certs/cert.der');
    const fresh = new X509Certificate(bench.bytes(uriOf('certs/cert.der')));
    expect(fresh.raw).toEqual(certificateIn('certs/cert.pem').raw);
    expect(fits(fresh, Buffer.from(bench.bytes(uriOf('certs/key.der'))))).toBe(true);
    expect(fits(fresh, text('certs/key.pem'))).toBe(true);
  });

  it('of DER are enough', async () => {
    await put('certs', ['cert.der', 'key.der'], { formats: ['der'] });
    await renewed('certs/cert.der');
    const fresh = new X509Certificate(bench.bytes(uriOf('certs/cert.der')));
    expect(fits(fresh, Buffer.from(bench.bytes(uriOf('certs/key.der'))))).toBe(true);
  });

  it('that are keystores are named, for they stay old', async () => {
    const packaging = { formats: ['pem', 'pkcs12', 'truststore'], password: 'changeit' } as const;
    await put('certs', ['cert.pem', 'key.pem', 'keystore.p12', 'truststore.p12'], packaging);
    const { notes } = await renewed('certs/cert.pem');
    expect(notes.join()).toContain('certs/keystore.p12');
    expect(notes.join()).not.toContain('truststore');
  });

  it('of which nothing can be exchanged are refused, not passed over', async () => {
    const made = await put('certs', ['cert.pem', 'key.pem']);
    // Lines of a log, which no program reads as PEM.
    const base64 = made.pem('cert.pem').replace(/-----.*-----|\s/g, '');
    bench.put(uriOf('values.yaml'), `tls:\n  cert: ${base64}\n`);
    expect(await refusal('values.yaml')).toMatch(/values\.yaml/);
    expect(text('certs/cert.pem')).toBe(made.pem('cert.pem'));
  });
});

describe('a key that is not here', () => {
  it('would leave the new certificate without one', async () => {
    await put('certs', ['cert.pem']);
    expect(await refusal('certs/cert.pem')).toContain('is not in this workspace');
  });

  it('may be kept where it is', async () => {
    const made = await put('certs', ['cert.pem']);
    const { notes } = await renewed('certs/cert.pem', { key: 'same' });
    expect(notes.join()).toContain('Its private key is not among these files');
    expect(fits(certificateIn('certs/cert.pem'), made.pem('key.pem'))).toBe(true);
  });
});

describe('another CA than before', () => {
  const layout = ['cert.pem', 'key.pem', 'fullchain.pem', 'ca.pem'];
  const exact = { kind: 'exact', notBefore: NOW - 40 * DAY, notAfter: NOW - 10 * DAY } as const;

  async function createAuthority(intermediate: boolean, name: string) {
    const before = new Set([...bench.stored.keys()].map((path) => path.split('/')[0] ?? ''));
    const made = await bench.make({ kind: 'authority', intermediate, keep: 'storage', name });
    const id = [...bench.stored.keys()].map((path) => path.split('/')[0] ?? '').find((each) => !before.has(each)) ?? '';
    return { made, choice: { kind: 'stored', id } as const };
  }

  const subjects = (name: string): string[] => certificatesIn(name).map(({ subject }) => subject.replace(/^CN=/, ''));

  it('with an intermediate: the full chain gets it, cert.pem stays bare, ca.pem is the new root', async () => {
    await put('certs', layout, {}, { ...server, lifetime: exact });
    const { choice } = await createAuthority(true, 'Second');
    const result = await renewed('certs/cert.pem', { authority: choice });
    expect(result.findings).toEqual([]);
    expect(subjects('certs/fullchain.pem')).toEqual(['api.payments.svc', 'Second (issuing)']);
    expect(subjects('certs/cert.pem')).toEqual(['api.payments.svc']);
    expect(subjects('certs/ca.pem')).toEqual(['Second']);
    expect(result.notes.join()).toContain('must trust “Second”');
  });

  it('without one: the intermediates go, the root takes no place among them, and chain.pem does not become empty', async () => {
    const first = await createAuthority(true, 'First');
    await put('certs', [...layout, 'chain.pem'], {}, { ...server, authority: first.choice });
    const second = await createAuthority(false, 'Second');
    const result = await renewed('certs/cert.pem', { authority: second.choice });
    expect(result.findings).toEqual([]);
    expect(subjects('certs/fullchain.pem')).toEqual(['api.payments.svc']);
    expect(subjects('certs/chain.pem')).toEqual(['Second']);
    expect(subjects('certs/ca.pem')).toEqual(['Second']);
  });

  it('with another intermediate: chain.pem follows', async () => {
    const first = await createAuthority(true, 'First');
    await put('certs', [...layout, 'chain.pem'], {}, { ...server, authority: first.choice });
    const second = await createAuthority(true, 'Second');
    await renewed('certs/fullchain.pem', { authority: second.choice });
    expect(subjects('certs/chain.pem')).toEqual(['Second (issuing)']);
    expect(subjects('certs/fullchain.pem')).toEqual(['api.payments.svc', 'Second (issuing)']);
    expect(subjects('certs/ca.pem')).toEqual(['Second']);
  });

  it('goes on trusting the old one where its certificates are still about', async () => {
    await put('certs', layout);
    await put('client', ['cert.pem', 'key.pem'], {}, { ...server, role: 'client', names: ['checkout.payments.svc'] });
    const { choice } = await createAuthority(false, 'Second');
    await renewed('certs/cert.pem', { authority: choice });
    expect(subjects('certs/ca.pem')).toEqual(['Second', 'payments development CA']);
    expect(subjects('certs/fullchain.pem')).toEqual(['api.payments.svc']);
  });

  it('leaves the chain of the old one only where a certificate beside it needs that', async () => {
    const first = await createAuthority(true, 'First');
    const web = { ...server, names: ['web.payments.svc'], authority: first.choice };
    await put('elsewhere', ['cert.pem', 'key.pem'], {}, web);
    await put('certs', [...layout, 'chain.pem'], {}, { ...server, authority: first.choice });
    await put('both', [...layout, 'chain.pem'], {}, { ...server, authority: first.choice });
    const other = await bench.make(web);
    bench.put(uriOf('both/web.crt'), other.pem('cert.pem'));
    const second = await createAuthority(true, 'Second');
    const alone = await renewed('certs/cert.pem', { authority: second.choice });
    expect(alone.findings).toEqual([]);
    expect(subjects('certs/chain.pem')).toEqual(['Second (issuing)']);
    const shared = await renewed('both/cert.pem', { authority: second.choice });
    expect(shared.findings).toEqual([]);
    expect(subjects('both/chain.pem')).toEqual(['Second (issuing)', 'First (issuing)']);
    expect(subjects('both/fullchain.pem')).toEqual(['api.payments.svc', 'Second (issuing)']);
  });

  it('shows the chain where one file is all there is', async () => {
    const made = await bench.make(server);
    bench.put(uriOf('server.crt'), made.pem('cert.pem'));
    bench.put(uriOf('server.key'), made.pem('key.pem'));
    const { choice } = await createAuthority(true, 'Second');
    const result = await renewed('server.crt', { authority: choice });
    expect(subjects('server.crt')).toEqual(['api.payments.svc', 'Second (issuing)']);
    expect(result.findings).toEqual([]);
  });

  it('reaches tls.crt and ca.crt of a Secret', async () => {
    const made = await bench.make(server);
    const secret = { crt: made.pem('fullchain.pem'), key: made.pem('key.pem'), ca: made.pem('ca.pem') };
    bench.put(uriOf('secret.yaml'), makeTlsSecret(secret));
    const { choice } = await createAuthority(true, 'Second');
    await renewed('secret.yaml', { authority: choice });
    const value = (key: string): string =>
      Buffer.from(new RegExp(`${key}: (\\S+)`).exec(text('secret.yaml'))?.[1] ?? '', 'base64').toString();
    bench.put(uriOf('tls.crt'), value('tls\\.crt'));
    bench.put(uriOf('ca.crt'), value('ca\\.crt'));
    expect(subjects('tls.crt')).toEqual(['api.payments.svc', 'Second (issuing)']);
    expect(subjects('ca.crt')).toEqual(['Second']);
  });

  it('in the place of none: what signed itself is trusted by its new root', async () => {
    await put('certs', layout, {}, { ...server, authority: { kind: 'self-signed' } });
    const { choice } = await createAuthority(true, 'Second');
    const { notes } = await renewed('certs/cert.pem', { authority: choice });
    expect(subjects('certs/ca.pem')).toEqual(['Second']);
    expect(subjects('certs/fullchain.pem')).toEqual(['api.payments.svc', 'Second (issuing)']);
    expect(notes.join()).toContain('must trust “Second”');
  });

  it('says that peers must trust what signs itself again', async () => {
    await put('certs', layout, {}, { ...server, authority: { kind: 'self-signed' } });
    const { notes } = await renewed('certs/cert.pem');
    expect(notes.join()).toContain('must trust the new certificate');
    expect(text('certs/ca.pem')).toBe(text('certs/cert.pem'));
  });

  it('is judged by what the files will be: a chain that stays wrong is said', async () => {
    const first = await createAuthority(true, 'First');
    const stranger = await createAuthority(true, 'Stranger');
    const made = await bench.make({ ...server, authority: first.choice });
    bench.put(uriOf('fullchain.pem'), made.pem('cert.pem') + stranger.made.pem('intermediate.pem'));
    bench.put(uriOf('key.pem'), made.pem('key.pem'));
    const { findings } = await renewed('fullchain.pem');
    expect(findings.map(({ code }) => code)).toContain('chain/missing-issuer');
  });
});

describe('the same CA as before', () => {
  it('leaves the chain beside it alone', async () => {
    const authority = await bench.make({ kind: 'authority', intermediate: true, keep: 'storage' });
    const made = await put('certs', ['cert.pem', 'key.pem', 'chain.pem', 'ca.pem']);
    const { findings, edits } = await renewed('certs/cert.pem');
    expect(findings).toEqual([]);
    expect(edits).toHaveLength(2);
    expect(text('certs/chain.pem')).toBe(made.pem('chain.pem'));
    expect(text('certs/ca.pem')).toBe(authority.pem('ca.pem'));
  });

  it('mends a certificate that peers were shown without its chain', async () => {
    await bench.make({ kind: 'authority', intermediate: true, keep: 'storage' });
    await put('certs', ['cert.pem', 'key.pem']);
    const { findings } = await renewed('certs/cert.pem');
    expect(findings).toEqual([]);
    expect(certificatesIn('certs/cert.pem')).toHaveLength(2);
  });
});

describe('several certificates at once', () => {
  it('named twice are renewed once', async () => {
    await put('certs', ['cert.pem', 'key.pem', 'fullchain.pem']);
    const { certificates } = await renewed('certs/cert.pem', { others: [{ uri: uriOf('certs/fullchain.pem') }] });
    expect(certificates).toHaveLength(1);
    expect(text('certs/fullchain.pem')).toBe(text('certs/cert.pem'));
  });

  it('of one bundle are both exchanged', async () => {
    const one = await put('one', ['key.pem', 'cert.pem']);
    const two = await put('two', ['key.pem', 'cert.pem'], {}, { ...server, names: ['web.payments.svc'] });
    bench.put(uriOf('bundle.pem'), `# api\n${one.pem('cert.pem')}# web\n${two.pem('cert.pem')}`);
    const { certificates, summary } = await renewed('one/cert.pem', { others: [{ uri: uriOf('two/cert.pem') }] });
    expect(certificates).toHaveLength(2);
    expect(text('bundle.pem')).toBe(`# api\n${text('one/cert.pem')}# web\n${text('two/cert.pem')}`);
    expect(summary).toContain('(5 files)');
  });
});

describe('what is said of it', () => {
  it('counts files, one as one', async () => {
    const made = await bench.make(server);
    bench.put(uriOf('combined.pem'), made.pem('cert.pem') + made.pem('key.pem'));
    expect((await renewed('combined.pem')).summary).toContain('(1 file)');
  });

  it('names a workload by its SPIFFE ID', async () => {
    const id = 'spiffe://cluster.local/ns/payments/sa/api';
    const made = await bench.make({ ...server, names: [id] });
    expect(made.summary).toContain(`“${id}” is signed by`);
  });
});
