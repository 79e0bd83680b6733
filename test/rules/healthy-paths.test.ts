import { describe, expect, it } from 'vitest';
import {
  basicConstraints,
  type CertificateSpec,
  der,
  makeCa,
  makeCrl,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  makeSelfSigned,
  makeTlsSecret,
  nameConstraints,
  type TestCertificate,
} from '../builders/index.ts';
import { check } from './check.ts';

/** A file (the first) and what else the workspace holds. */
type Files = readonly [text: string, others?: Readonly<Record<string, string>>];

function build(leaf: CertificateSpec = {}, issuing: CertificateSpec = {}, root: CertificateSpec = {}): Files {
  const top = makeCa({ name: 'Healthy Root', ...root });
  const middle = makeIntermediate(top, { name: 'Healthy CA', ...issuing });
  return [makeLeaf(middle, leaf).pem + middle.pem, { 'ca.pem': top.pem }];
}

const pki = makePki({ label: 'healthy paths' });

function crossSigned(): Files {
  const old = makeCa({ name: 'Old Root', days: [-3000, -10] });
  const rootKey = makeKey('p256', 'healthy cross');
  const root = makeCa({ name: 'New Root', key: rootKey });
  const cross = makeIntermediate(old, { name: 'New Root', key: rootKey, pathLength: 1 });
  const issuing = makeIntermediate(root, { name: 'Cross Issuing' });
  return [makeLeaf(issuing).pem + issuing.pem + cross.pem, { 'old.pem': old.pem, 'new.pem': root.pem }];
}

function trustBundle(): Files {
  const key = makeKey('p256', 'renewed root');
  const before = makeCa({ name: 'Renewed Root', key, days: [-3000, -10] });
  const now = makeCa({ name: 'Renewed Root', key });
  return [makeLeaf(now).pem, { 'roots.pem': before.pem + now.pem }];
}

const unknownAlgorithm = der.sequence(der.oid('1.3.6.1.4.1.99999.1'));
const unheardOf = { tbsAlgorithm: unknownAlgorithm, outerAlgorithm: unknownAlgorithm };

function lists(): Files {
  const namesake = makeIntermediate(pki.root, {
    name: 'O=Payments, CN=Payments Issuing CA',
    key: makeKey('p256', 'namesake'),
  });
  const revoking = (issuer: TestCertificate, days: readonly [number, number]) =>
    makeCrl(issuer, { revoked: [{ serial: pki.server.serial }], days }).pem;
  return [
    pki.serverChain,
    { 'ca.pem': pki.root.pem, 'old.crl': revoking(pki.issuing, [-9, -2]), 'other.crl': revoking(namesake, [-1, 6]) },
  ];
}

const shapes: readonly (readonly [name: string, files: Files, remarks?: readonly string[]])[] = [
  ['mTLS peers whose root is nowhere', [pki.serverChain]],
  ['a client whose root is nowhere', [pki.clientChain]],
  ['a root that was cross-signed by one that has expired', crossSigned()],
  ['an expired root beside its successor with the same key', trustBundle()],
  [
    'a development CA for local names',
    build({ dns: ['localhost', 'api.test'] }, { extensions: [nameConstraints({ dns: ['localhost', 'test'] })] }),
  ],
  [
    'workloads within their trust domain',
    build(
      { name: [], dns: [], uri: ['spiffe://cluster.local/ns/a/sa/b'], roles: ['server', 'client'] },
      { extensions: [nameConstraints({ uri: ['cluster.local'] })] },
    ),
  ],
  [
    'CAs without key usage',
    build({}, { without: ['2.5.29.15'], extensions: [basicConstraints(true)] }, { without: ['2.5.29.15'] }),
    ['information extension/key-usage-missing-in-ca'],
  ],
  ['a root of version 1', build({}, {}, { version: undefined })],
  ['a root that SHA-1 signed', build({}, {}, { scheme: 'sha1' })],
  ['a leaf that names no purpose below a CA for servers', build({ roles: [] }, { roles: ['server'] })],
  ['a leaf for any purpose below a CA for clients', build({ roles: ['any'] }, { roles: ['client'] })],
  ['a leaf for code below a CA for code', build({ roles: ['codeSigning'] }, { roles: ['codeSigning'] })],
  ['signatures that cannot be checked here', build({ raw: unheardOf })],
  ['an issuer whose signature cannot be checked here', build({}, { raw: unheardOf })],
  ['a self-signed server', [makeSelfSigned().pem]],
  ['a self-signed server with a SHA-1 signature', [makeSelfSigned({ scheme: 'sha1' }).pem]],
  ['revocation lists that are out of date or of a namesake', lists()],
];

describe('a healthy path', () => {
  it.each(shapes.map(([name, files, remarks = []]) => ({ name, files, remarks })))(
    '$name',
    async ({ files, remarks }) => {
      const [text, workspace = {}] = files;
      expect((await check(text, { file: 'api.pem', workspace })).summary).toEqual(remarks);
    },
  );

  it('ends at whatever ca.crt holds', async () => {
    for (const ca of [pki.root.pem, pki.issuing.pem, pki.root.pem + pki.issuing.pem]) {
      const secret = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca });
      expect((await check(secret, { file: 'tls.yaml' })).summary).toEqual([]);
    }
  });
});

describe('one cause', () => {
  it('an issuer that has expired in the same document is said where it stands, and not again at the leaf', async () => {
    const root = makeCa({ name: 'Root' });
    const expired = makeIntermediate(root, { name: 'Gone', days: [-90, -1] });
    const leaf = makeLeaf(expired);
    const file = await check(leaf.pem + expired.pem, { workspace: { 'ca.pem': root.pem } });
    expect(file.summary).toEqual(['error validity/expired']);
    const secret = makeTlsSecret({ crt: leaf.pem, key: leaf.keyPem, ca: expired.pem });
    expect((await check(secret, { file: 'tls.yaml' })).summary).toEqual(['error validity/expired']);
    const apart = await check(leaf.pem, { workspace: { 'issuing.pem': expired.pem, 'ca.pem': root.pem } });
    expect(apart.summary).toEqual(['warning chain/issuer-expired']);
    expect(apart.findings[0]?.related.map(({ message }) => message)).toEqual(['"Gone"', '"Root"']);
  });

  it('a leaf that issued another one is no CA, and that is all', async () => {
    const issued = makeLeaf(pki.server, { dns: ['other.svc'] });
    const file = await check(issued.pem + pki.serverChain, { workspace: { 'ca.pem': pki.root.pem } });
    expect(file.summary).toEqual(['error chain/not-a-ca']);
  });

  it('a CA that allows neither purpose of a leaf is said with both', async () => {
    const code = makeIntermediate(pki.root, { name: 'Code CA', roles: ['codeSigning'] });
    const leaf = makeLeaf(code, { roles: ['server', 'client'] });
    const file = await check(leaf.pem + code.pem, { workspace: { 'ca.pem': pki.root.pem } });
    expect(file.summary).toEqual(['error chain/wrong-purpose']);
    expect(file.findings[0]?.message).toContain('may not be used for serverAuth, clientAuth: its');
  });

  it('a CA above one that is missing is not said to be out of place', async () => {
    const upper = makeIntermediate(pki.root, { name: 'Upper', pathLength: 1 });
    const leaf = makeLeaf(makeIntermediate(upper, { name: 'Lower' }));
    const file = await check(leaf.pem + upper.pem, { workspace: { 'ca.pem': pki.root.pem } });
    expect(file.summary).toEqual(['warning chain/missing-issuer']);
  });

  it('a certificate without any name that signed itself is refused by some only', async () => {
    const nameless = makeSelfSigned({ name: [], dns: ['api.svc'] });
    const file = await check(makeTlsSecret({ crt: nameless.pem, key: nameless.keyPem, ca: nameless.pem }), {
      file: 'tls.yaml',
    });
    expect(file.summary).toEqual(['warning chain/empty-issuer']);
    expect(file.findings[0]?.message).toContain('Clients with a strict TLS stack refuse the handshake.');
  });

  it('a revoked certificate is refused by those who look', async () => {
    const list = makeCrl(pki.issuing, { revoked: [{ serial: pki.server.serial }] }).pem;
    const file = await check(pki.serverChain, { workspace: { 'ca.pem': pki.root.pem, 'issuing.crl': list } });
    expect(file.find('chain/revoked')?.message).toContain('is revoked. Peers that check revocation refuse');
  });

  it('an expired cross-signed CA does not end the paths around it', async () => {
    const rootKey = makeKey('p256', 'cross key');
    const root = makeCa({ name: 'New', key: rootKey });
    const cross = makeIntermediate(makeCa({ name: 'Old' }), {
      name: 'New',
      key: rootKey,
      pathLength: 1,
      days: [-900, -1],
    });
    const issuing = makeIntermediate(root, { name: 'Below' });
    const text = makeLeaf(issuing).pem + issuing.pem + cross.pem;
    const file = await check(text, { workspace: { 'ca.pem': root.pem } });
    expect(file.summary).toEqual(['warning validity/expired']);
    expect(file.findings[0]?.message).toMatch(/Peers refuse every path that leads through it/);
    expect((await check(text)).summary, 'where nothing else is known').toEqual(['error validity/expired']);
  });

  it('another key under the same name stays the finding about signatures', async () => {
    const before = makeCa({ name: 'Same Name', key: makeKey('p256', 'key before') });
    const after = makeCa({ name: 'Same Name', key: makeKey('p256', 'key after') });
    expect((await check(makeLeaf(before).pem, { workspace: { 'ca.pem': after.pem } })).summary).toEqual([
      'error chain/signature-mismatch',
    ]);
  });

  it('a reversed chain is out of order, and its path holds', async () => {
    const text = pki.issuing.pem + pki.server.pem;
    expect((await check(text, { workspace: { 'ca.pem': pki.root.pem } })).summary).toEqual(['error chain/wrong-order']);
  });

  it('a missing issuer is no reason to be silent about the leaf', async () => {
    const leaf = makeLeaf(makeCa({ name: 'Nowhere' }), { keyUsages: ['nonRepudiation'] });
    expect((await check(leaf.pem)).summary.toSorted()).toEqual([
      'information chain/missing-issuer',
      'warning chain/wrong-key-usage',
    ]);
  });

  it('tls.crt below another root than that of ca.crt is told with both names', async () => {
    const other = makePki({ label: 'orders' });
    const secret = makeTlsSecret({
      crt: other.serverChain + other.root.pem,
      key: other.server.keyPem,
      ca: makeCa().pem,
    });
    const { find } = await check(secret, { file: 'tls.yaml' });
    expect(find('kubernetes/ca-mismatch')?.message).toMatch(
      /^tls.crt chains to "Payments Root CA", and ca.crt holds "Example Root CA"/,
    );
  });
});
