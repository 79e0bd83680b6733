import { describe, expect, it } from 'vitest';
import {
  type CertificateSpec,
  DAY,
  der,
  extendedKeyUsage,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  makeSelfSigned,
  NOW,
  nameConstraints,
  type TestCertificate,
  uniqueId,
} from '../../builders/index.ts';
import { ask, decide, type Question } from './ask.ts';

const pki = makePki();
const healthy: Question = { leaf: pki.server, above: [pki.issuing], anchors: [pki.root] };

/** A leaf below a CA below a root, each told what to be. */
function threeStoreys(
  leaf: CertificateSpec = {},
  issuing: CertificateSpec = {},
  root: CertificateSpec = {},
): Question & { readonly made: readonly TestCertificate[] } {
  const top = makeCa({ name: 'Stories Root', ...root });
  const middle = makeIntermediate(top, { name: 'Stories CA', ...issuing });
  const end = makeLeaf(middle, { dns: ['api.payments.svc'], ...leaf });
  return { leaf: end, above: [middle], anchors: [top], made: [end, middle, top] };
}

const unknownCritical = { oid: '1.2.3.4.5', critical: true, value: der.nullValue() };
const onlyPayments = nameConstraints({ dns: ['payments.svc'] });

describe('a path that holds', () => {
  it('is found, leaf first, with its anchor', async () => {
    const answer = await decide(healthy);
    expect(answer.verdict).toBe('valid');
    if (answer.verdict !== 'valid') return;
    expect(answer.path.certificates.map(({ subject }) => subject.text)).toEqual([
      'CN=api.payments.svc',
      'CN=Payments Issuing CA,O=Payments',
      'CN=Payments Root CA,O=Payments',
    ]);
    expect(answer.path.anchor).toBe(answer.path.certificates.at(-1));
  });

  it('is found whatever stands around it, in any order', async () => {
    const other = makePki({ label: 'other' });
    expect(await ask({ ...healthy, above: [other.issuing, pki.root, pki.client, pki.issuing, other.root] })).toBe(
      'valid',
    );
  });

  it('may be a self-signed certificate that is itself trusted', async () => {
    const alone = makeSelfSigned();
    expect(await ask({ leaf: alone, anchors: [alone] })).toBe('valid');
    expect(await ask({ leaf: alone, anchors: [pki.root] })).toBe('issuer-not-trusted');
  });

  it('goes round an expired cross-signed root', async () => {
    const old = makeCa({ name: 'Old Root', days: [-3000, -10] });
    const rootKey = makeKey('p256', 'cross-signed');
    const root = makeCa({ name: 'New Root', key: rootKey });
    const cross = makeIntermediate(old, { name: 'New Root', key: rootKey, pathLength: 1, days: [-900, -10] });
    const issuing = makeIntermediate(root, { name: 'Cross Issuing' });
    const leaf = makeLeaf(issuing);
    expect(await ask({ leaf, above: [cross, issuing], anchors: [old, root] })).toBe('valid');
  });

  it('tells a CA from its namesake with another key', async () => {
    const renewed = makeCa({ name: 'Same Name', key: makeKey('p256', 'after') });
    const before = makeCa({ name: 'Same Name', key: makeKey('p256', 'before') });
    const leaf = makeLeaf(renewed);
    expect(await ask({ leaf, anchors: [before, renewed] })).toBe('valid');
    expect(await ask({ leaf, anchors: [before] })).toBe('signature-invalid');
  });

  it('ends where CAs sign each other in a circle', async () => {
    const [one, two] = ['one', 'two'].map((label) => makeKey('p256', `circle ${label}`));
    const first = makeCa({ name: 'Circle One', ...(one && { key: one }) });
    const second = makeCa({ name: 'Circle Two', ...(two && { key: two }) });
    const firstBySecond = makeIntermediate(second, { name: 'Circle One', key: first.key, pathLength: 9 });
    const secondByFirst = makeIntermediate(first, { name: 'Circle Two', key: second.key, pathLength: 9 });
    const leaf = makeLeaf(first);
    expect(await ask({ leaf, above: [firstBySecond, secondByFirst], anchors: [pki.root] })).toBe('issuer-not-found');
  });
});

describe('each refusal beside what is accepted', () => {
  const twins: readonly (readonly [name: string, reason: string, refused: Question, accepted: Question])[] = [
    ['an expired leaf', 'expired', threeStoreys({ days: [-90, -1] }), threeStoreys({ days: [-90, 0] })],
    ['an expired intermediate', 'expired', threeStoreys({}, { days: [-90, -1] }), threeStoreys({}, { days: [-90, 1] })],
    ['an expired anchor', 'expired', threeStoreys({}, {}, { days: [-90, -1] }), threeStoreys()],
    ['a leaf of tomorrow', 'not-yet-valid', threeStoreys({ days: [1, 9] }), threeStoreys({ days: [0, 9] })],
    ['an intermediate that is no CA', 'not-a-ca', threeStoreys({}, { without: ['2.5.29.19'] }), threeStoreys()],
    [
      'an intermediate that may not sign certificates',
      'key-may-not-sign-certificates',
      threeStoreys({}, { keyUsages: ['cRLSign'] }),
      threeStoreys({}, { without: ['2.5.29.15'] }),
    ],
    [
      'a client certificate for a server',
      'wrong-purpose',
      threeStoreys({ roles: ['client'] }),
      threeStoreys({ roles: ['any'] }),
    ],
    [
      'a CA that may only issue to clients',
      'wrong-purpose',
      threeStoreys({}, { roles: ['client'] }),
      threeStoreys({}, { roles: ['client', 'server'] }),
    ],
    [
      'a key that may do nothing in a handshake',
      'wrong-key-usage',
      threeStoreys({ keyUsages: ['nonRepudiation'] }),
      threeStoreys({ keyUsages: ['keyEncipherment'] }),
    ],
    [
      'an unknown critical extension in the leaf',
      'unknown-critical-extension',
      threeStoreys({ extensions: [unknownCritical] }),
      threeStoreys({ extensions: [{ ...unknownCritical, critical: false }] }),
    ],
    [
      'an unknown critical extension in the anchor',
      'unknown-critical-extension',
      threeStoreys({}, {}, { extensions: [unknownCritical] }),
      { ...threeStoreys({}, {}, { extensions: [unknownCritical] }), anchorRules: { enforceConstraints: false } },
    ],
    [
      'a name outside of what the CA may issue',
      'name-not-permitted',
      threeStoreys({ dns: ['api.orders.svc'] }, { extensions: [onlyPayments] }),
      threeStoreys({ dns: ['api.payments.svc'] }, { extensions: [onlyPayments] }),
    ],
    [
      'a name that the CA must not issue',
      'name-excluded',
      threeStoreys({}, { extensions: [nameConstraints({}, { dns: ['payments.svc'] })] }),
      threeStoreys({}, { extensions: [nameConstraints({}, { dns: ['orders.svc'] })] }),
    ],
    [
      "an address outside of the CA's network",
      'name-not-permitted',
      threeStoreys({ ip: ['10.1.0.1'] }, { extensions: [nameConstraints({ ip: ['#0a000000ffff0000'] })] }),
      threeStoreys({ ip: ['10.0.200.1'] }, { extensions: [nameConstraints({ ip: ['#0a000000ffff0000'] })] }),
    ],
    [
      'a wildcard that reaches into what is excluded',
      'name-excluded',
      threeStoreys({ dns: ['*.payments.svc'] }, { extensions: [nameConstraints({}, { dns: ['vault.payments.svc'] })] }),
      threeStoreys(
        { dns: ['*.payments.svc'] },
        { extensions: [nameConstraints({}, { dns: ['a.vault.payments.svc'] })] },
      ),
    ],
    [
      'a workload of another trust domain',
      'name-not-permitted',
      threeStoreys(
        { uri: ['spiffe://other.example/ns/a'] },
        { extensions: [nameConstraints({ uri: ['cluster.example'] })] },
      ),
      threeStoreys(
        { uri: ['spiffe://cluster.example/ns/a'] },
        { extensions: [nameConstraints({ uri: ['cluster.example'] })] },
      ),
    ],
    [
      'a mailbox of another host',
      'name-not-permitted',
      threeStoreys({ email: ['ops@other.example'] }, { extensions: [nameConstraints({ email: ['example.com'] })] }),
      threeStoreys({ email: ['ops@example.com'] }, { extensions: [nameConstraints({ email: ['example.com'] })] }),
    ],
    [
      "a subject outside of the CA's directory",
      'name-not-permitted',
      threeStoreys({ name: 'O=Orders, CN=api' }, { extensions: [nameConstraints({ directory: ['O=Payments'] })] }),
      threeStoreys({ name: 'O=PAYMENTS, CN=api' }, { extensions: [nameConstraints({ directory: ['O=Payments'] })] }),
    ],
    [
      'a constraint that is none',
      'malformed-name-constraint',
      threeStoreys({}, { extensions: [nameConstraints({ dns: ['*.payments.svc'] })] }),
      threeStoreys({}, { extensions: [nameConstraints({ dns: ['.payments.svc'] })] }),
    ],
    [
      'a key that was broken long ago',
      'weak-key',
      threeStoreys({ raw: { spki: weakRsaKey() } }),
      threeStoreys({ key: makeKey('rsa-1024') }),
    ],
    [
      'a signature over SHA-1',
      'weak-signature',
      threeStoreys({ scheme: 'sha1' }),
      { ...threeStoreys({ scheme: 'sha1' }), purpose: 'any' },
    ],
    [
      'an extension in version 1',
      'extensions-need-version-3',
      threeStoreys({ version: 0 }),
      threeStoreys({ version: undefined }),
    ],
    [
      'a unique identifier in version 1',
      'unique-identifiers-need-version-2',
      threeStoreys({ version: undefined, raw: { uniqueIds: uniqueId(1, Uint8Array.of(1)) } }),
      threeStoreys({ raw: { uniqueIds: uniqueId(1, Uint8Array.of(1)) } }),
    ],
    [
      'an extension that is there twice',
      'duplicate-extension',
      threeStoreys({ extensions: [extendedKeyUsage('server'), extendedKeyUsage('server')] }),
      threeStoreys({ extensions: [extendedKeyUsage('server')] }),
    ],
    [
      'two different signature algorithms',
      'algorithm-mismatch',
      threeStoreys({ raw: { tbsAlgorithm: der.sequence(der.oid('1.2.840.10045.4.3.3')) } }),
      threeStoreys(),
    ],
    [
      'a certificate for the log only',
      'precertificate',
      threeStoreys({ extensions: [{ oid: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: der.nullValue() }] }),
      threeStoreys(),
    ],
    ['a CA without a name', 'empty-ca-subject', threeStoreys({}, { name: [] }), threeStoreys()],
    ['more CAs than asked for', 'path-too-long', { ...healthy, maxDepth: 0 }, { ...healthy, maxDepth: 1 }],
    [
      'a leaf of the wrong host',
      'peer-name-mismatch',
      { ...healthy, peerNames: [{ kind: 'DNS', value: 'api.orders.svc' }] },
      { ...healthy, peerNames: [{ kind: 'DNS', value: 'API.payments.svc.' }] },
    ],
    ['a missing issuer', 'issuer-not-found', { ...healthy, above: [] }, healthy],
  ];

  it.each(twins)('%s: %s', async (_, reason, refused, accepted) => {
    expect((await ask(refused)).split(', ')).toContain(reason);
    expect(await ask(accepted)).toBe('valid');
  });
});

/** An RSA key of 512 bits, as DER: no key of that size is made here. */
function weakRsaKey(): Uint8Array {
  const modulus = Uint8Array.from({ length: 64 }, (_, index) => (index === 0 ? 0xc1 : index * 3 + 1));
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue());
  return der.sequence(algorithm, der.bitString(der.sequence(der.unsigned(modulus), der.integer(65_537))));
}

describe('path lengths', () => {
  const root = makeCa({ name: 'Length Root' });
  const upper = makeIntermediate(root, { name: 'Payments CA', pathLength: 0 });
  const lower = makeIntermediate(upper, { name: 'Ops CA' });

  it('names the CA that allows no further one, the limit and what stands below', async () => {
    const answer = await decide({ leaf: makeLeaf(lower), above: [lower, upper], anchors: [root] });
    expect(answer.verdict).toBe('invalid');
    if (answer.verdict === 'valid') return;
    const reason = answer.failed[0]?.reasons[0];
    expect(reason?.code).toBe('path-length-exceeded');
    expect(reason?.certificate.subject.text).toBe('CN=Payments CA');
    expect(reason?.field).toBe('basicConstraints.pathLenConstraint');
    expect(reason?.section).toBe('RFC 5280 §4.2.1.9');
    expect(reason?.values).toEqual(['0', '1', 'Ops CA']);
  });

  it("do not count a CA's new certificate signed by its old key", async () => {
    const renewed = makeIntermediate(upper, { name: 'Payments CA', key: makeKey('p256', 'new payments') });
    expect(await ask({ leaf: makeLeaf(renewed), above: [renewed, upper], anchors: [root] })).toBe('valid');
  });
});

describe('the answer to a path that does not hold', () => {
  it('puts a path to an anchor before one that leads nowhere, and the most specific reason first', async () => {
    const expired = threeStoreys({ days: [-90, -1] });
    const answer = await decide({ ...expired, peerNames: [{ kind: 'DNS', value: 'other.svc' }] });
    if (answer.verdict === 'valid') throw new Error('accepted');
    expect(answer.failed[0]?.anchor).toBeDefined();
    expect(answer.failed[0]?.reasons.map(({ code }) => code)).toEqual(['expired', 'peer-name-mismatch']);
  });

  it('says "cannot be checked here", and not "invalid", of a curve that no runtime knows', async () => {
    const root = makeCa({ name: 'Odd Root', raw: { spki: unknownCurveKey() } });
    const answer = await decide({ leaf: makeLeaf(root), anchors: [root] });
    expect(answer.verdict).toBe('undecided');
    if (answer.verdict !== 'valid')
      expect(answer.failed[0]?.reasons.map(({ code }) => code)).toEqual(['signature-uncheckable']);
  });

  it('says so when the work was limited before anything was found', async () => {
    const answer = await decide({ ...healthy, limits: { signatureChecks: 1 } });
    expect(answer.verdict).toBe('undecided');
    if (answer.verdict !== 'valid') expect(answer.failed[0]?.reasons.map(({ code }) => code)).toContain('work-limit');
  });
});

/** A SubjectPublicKeyInfo on a curve that does not exist. */
function unknownCurveKey(): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.3.4'));
  return der.sequence(algorithm, der.bitString(new Uint8Array(65).fill(4)));
}

describe('the moment asked for', () => {
  const leaf = makeLeaf(pki.issuing, { notAfter: NOW, notBefore: NOW - DAY });
  it('belongs to the validity at both ends, to the second', async () => {
    const at = (time: number) => ask({ ...healthy, leaf, time });
    expect(await at(NOW)).toBe('valid');
    expect(await at(NOW + 999)).toBe('valid');
    expect(await at(NOW + 1000)).toBe('expired');
    expect(await at(NOW - DAY)).toBe('valid');
    expect(await at(NOW - DAY - 1)).toBe('not-yet-valid');
  });
});
