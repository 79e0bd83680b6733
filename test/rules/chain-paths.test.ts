import { generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  basicConstraints,
  type CertificateSpec,
  certificatePolicies,
  der,
  type ExtensionSpec,
  extendedKeyUsage,
  makeCa,
  makeConfigMap,
  makeCrl,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makeTlsSecret,
  nameConstraints,
  type TestCertificate,
  uniqueId,
  yamlDocuments,
} from '../builders/index.ts';
import { check } from './check.ts';

/** A leaf below a CA in one file, their root in another. */
interface World {
  readonly leaf: TestCertificate;
  readonly issuing: TestCertificate;
  readonly root: TestCertificate;
  /** Further files. */
  readonly files?: Readonly<Record<string, string>>;
}

function build(leaf: CertificateSpec = {}, issuing: CertificateSpec = {}, root: CertificateSpec = {}): World {
  const top = makeCa({ name: 'Payments Root', ...root });
  const middle = makeIntermediate(top, { name: 'Payments CA', ...issuing });
  return { leaf: makeLeaf(middle, { dns: ['api.payments.svc'], ...leaf }), issuing: middle, root: top };
}

const checkWorld = ({ leaf, issuing, root, files }: World) =>
  check(leaf.pem + issuing.pem, { file: 'api.pem', workspace: { 'ca.pem': root.pem, ...files } });

const critical = (oid: string, value = der.nullValue()): ExtensionSpec => ({ oid, critical: true, value });
const explicitPolicy = critical('2.5.29.36', der.sequence(der.contextPrimitive(0, Uint8Array.of(0))));
const gold = certificatePolicies('1.2.3.4');
const fromAny = critical('2.5.29.33', der.sequence(der.sequence(der.oid('2.5.29.32.0'), der.oid('1.2.3.4'))));

/** An RSA key of 512 bits, as DER: no key of that size is made here. */
function weakKey(): Uint8Array {
  const prime = () => generatePrimeSync(256, { bigint: true });
  const algorithm = der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue());
  return der.sequence(algorithm, der.bitString(der.sequence(der.integer(prime() * prime()), der.integer(65_537))));
}

/** A key whose curve is spelled out, as far as a reader looks. */
function explicitCurve(): Uint8Array {
  const curve = der.sequence(
    der.integer(1),
    der.sequence(der.oid('1.2.840.10045.1.1'), der.unsigned(new Uint8Array(32).fill(255))),
  );
  const algorithm = der.sequence(der.oid('1.2.840.10045.2.1'), curve);
  return der.sequence(algorithm, der.bitString(new Uint8Array(65).fill(4)));
}

function revoked(serial: (world: World) => Uint8Array): World {
  const world = build();
  return { ...world, files: { 'issuing.crl': makeCrl(world.issuing, { revoked: [{ serial: serial(world) }] }).pem } };
}

/** Where a finding stands: on the leaf's BEGIN line, or on characters of the leaf or of the CA. */
type Place = 'leaf' | 'in the leaf' | 'ca' | 'in the CA';

/** Version 1 has no place for them. */
const noAltNames: readonly string[] = ['information role/common-name-only'];

/** `remarks`: what else is said of one of the two. */
type Twin = readonly [finding: string, place: Place, refused: World, accepted: World, remarks?: readonly string[]];

const twins: readonly Twin[] = [
  ['error chain/revoked', 'leaf', revoked(({ leaf }) => leaf.serial), revoked(({ root }) => root.serial)],
  ['warning chain/issuer-expired', 'leaf', build({}, {}, { days: [-90, -1] }), build({}, {}, { days: [-90, 1000] })],
  ['warning chain/issuer-not-yet-valid', 'leaf', build({}, {}, { days: [1, 900] }), build({}, {}, { days: [-1, 900] })],
  ['error chain/not-a-ca', 'ca', build({}, { without: ['2.5.29.19'] }), build()],
  [
    'error chain/key-may-not-sign-certificates',
    'in the CA',
    build({}, { keyUsages: ['cRLSign'] }),
    build({}, { without: ['2.5.29.15'], extensions: [basicConstraints(true)] }),
    ['information extension/key-usage-missing-in-ca'],
  ],
  [
    'error chain/name-excluded',
    'in the leaf',
    build({}, { extensions: [nameConstraints({}, { dns: ['payments.svc'] })] }),
    build({}, { extensions: [nameConstraints({}, { dns: ['orders.svc'] })] }),
  ],
  [
    'error chain/name-not-permitted',
    'in the leaf',
    build(
      { dns: ['api.payments.svc', 'api.orders.svc'] },
      { extensions: [nameConstraints({ dns: ['payments.svc'] })] },
    ),
    build({}, { extensions: [nameConstraints({ dns: ['payments.svc'] })] }),
  ],
  [
    'error chain/wrong-purpose',
    'in the CA',
    build({}, { roles: ['client'] }),
    build({}, { roles: ['client', 'server'] }),
  ],
  [
    'warning chain/wrong-purpose',
    'in the CA',
    build({ roles: ['client', 'server'] }, { roles: ['server'] }),
    build({ roles: [] }, { roles: ['server'] }),
  ],
  [
    'warning chain/wrong-key-usage',
    'in the leaf',
    build({ keyUsages: ['nonRepudiation'] }),
    build({ keyUsages: ['nonRepudiation', 'digitalSignature'] }),
  ],
  [
    'error chain/unknown-critical-extension',
    'in the leaf',
    build({ extensions: [critical('1.2.3.4.5')] }),
    build({ extensions: [{ ...critical('1.2.3.4.5'), critical: false }] }),
  ],
  [
    'warning chain/policy-not-valid',
    'leaf',
    build({}, { extensions: [explicitPolicy, gold] }),
    build({ extensions: [gold] }, { extensions: [explicitPolicy, gold] }),
  ],
  [
    'warning chain/policy-mapping-of-any',
    'in the CA',
    build({}, { extensions: [gold, fromAny] }),
    build({}, { extensions: [gold] }),
  ],
  ['error chain/weak-key', 'in the leaf', build({ raw: { spki: weakKey() } }), build({ key: makeKey('rsa-2048') })],
  [
    'warning chain/weak-signature',
    'in the leaf',
    build({ scheme: 'sha1' }),
    build({}, {}, { scheme: 'sha1', key: makeKey('p256', 'old root') }),
  ],
  ['warning chain/malformed-extension', 'in the leaf', build({ extensions: [critical('2.5.29.37')] }), build()],
  [
    'error chain/duplicate-extension',
    'in the leaf',
    build({ extensions: [extendedKeyUsage('server'), extendedKeyUsage('server')] }),
    build({ extensions: [extendedKeyUsage('server')] }),
  ],
  [
    'error chain/algorithm-mismatch',
    'leaf',
    build({ raw: { tbsAlgorithm: der.sequence(der.oid('1.2.840.10045.4.3.3')) } }),
    build(),
  ],
  [
    'error chain/unreadable-validity',
    'in the leaf',
    build({ notAfter: der.utcTime('never') }),
    build({ notAfter: der.utcTime('261231235959Z') }),
  ],
  [
    'error chain/explicit-curve',
    'in the leaf',
    build({ raw: { spki: explicitCurve() } }),
    build({ key: makeKey('p384', 'named') }),
  ],
  ['warning chain/unsupported-version', 'leaf', build({ version: 7 }), build({ version: 2 })],
  ['warning chain/extensions-need-version-3', 'leaf', build({ version: 0 }), build({ version: undefined }), noAltNames],
  [
    'warning chain/unique-identifiers-need-version-2',
    'leaf',
    build({ version: undefined, raw: { uniqueIds: uniqueId(1, Uint8Array.of(1)) } }),
    build({ raw: { uniqueIds: uniqueId(1, Uint8Array.of(1)) } }),
    [...noAltNames, 'information certificate/unique-identifiers'],
  ],
  ['error chain/precertificate', 'in the leaf', build({ extensions: [critical('1.3.6.1.4.1.11129.2.4.3')] }), build()],
  [
    'error chain/extension-must-not-be-critical',
    'in the leaf',
    build({ extensions: [critical('2.5.29.14', der.octetString(Uint8Array.of(1, 2)))] }),
    build({ extensions: [{ ...critical('2.5.29.14', der.octetString(Uint8Array.of(1, 2))), critical: false }] }),
  ],
  [
    'warning chain/malformed-name-constraint',
    'in the CA',
    build({}, { extensions: [nameConstraints({ dns: ['*.payments.svc'] })] }),
    build({}, { extensions: [nameConstraints({ dns: ['.payments.svc'] })] }),
  ],
  [
    'error chain/unsupported-name-constraint',
    'in the CA',
    build({ registeredId: ['1.2.3'] }, { extensions: [nameConstraints({ registeredId: ['1.2.3.4'] })] }),
    build({}, { extensions: [nameConstraints({ registeredId: ['1.2.3.4'] })] }),
    // Go refuses the constraint itself.
    ['warning extension/name-constraint-on-registered-id'],
  ],
];

function isAt(place: Place, text: string, start: number): boolean {
  const inCa = start > text.indexOf('-----END');
  const isBegin = text.slice(start).startsWith('-----BEGIN');
  return inCa === (place === 'ca' || place === 'in the CA') && isBegin === (place === 'leaf' || place === 'ca');
}

describe('a path that does not hold, beside one that does', () => {
  it.each(
    twins.map(([finding, place, refused, accepted, remarks = []]) => ({ finding, place, refused, accepted, remarks })),
  )('$finding', async ({ finding, place, refused, accepted, remarks }) => {
    const { summary, findings } = await checkWorld(refused);
    const others = (all: readonly string[]): readonly string[] => all.filter((each) => !remarks.includes(each));
    expect(others(summary), 'one cause, one finding').toEqual([finding]);
    const text = refused.leaf.pem + refused.issuing.pem;
    const [first] = findings;
    expect(first && isAt(place, text, first.range.start), `${place}: ${first?.range.start}`).toBe(true);
    expect(first?.related.length).toBeGreaterThan(0);
    expect(others((await checkWorld(accepted)).summary)).toEqual([]);
  });
});

describe('more CAs than one allows', () => {
  const root = makeCa({ name: 'Root' });
  const upper = makeIntermediate(root, { name: 'Payments CA', pathLength: 0 });
  const lower = makeIntermediate(upper, { name: 'Ops CA' });
  const leaf = makeLeaf(lower, { name: 'api', dns: ['api'] });

  it('is said at the CA that allows no further one, with the path', async () => {
    const { summary, findings, textOf } = await check(leaf.pem + lower.pem + upper.pem, {
      workspace: { 'ca.pem': root.pem },
    });
    expect(summary).toEqual(['error chain/path-length-exceeded']);
    expect(findings[0]?.message).toMatch(
      /^The path "api" ← "Ops CA" ← "Payments CA" ← "Root" fails at "Payments CA"\. "Payments CA" allows no further CA/,
    );
    expect(findings[0]?.message).toContain('RFC 5280 §4.2.1.9');
    expect(findings[0]?.related.map(({ message }) => message)).toEqual(['"api"', '"Ops CA"', '"Root"']);
    expect(textOf(findings[0]).length).toBeLessThan(60);
  });

  it('of a Secret is said at the key where the block is the first of its value', async () => {
    const narrow = makeIntermediate(root, { name: 'Narrow', extensions: [nameConstraints({ dns: ['ledger.svc'] })] });
    const foreign = makeLeaf(narrow, { dns: ['api.svc'] });
    const secret = makeTlsSecret({ crt: foreign.pem, key: foreign.keyPem, ca: narrow.pem });
    const { summary, findings, textOf } = await check(secret, { file: 'tls.yaml' });
    expect(summary).toEqual(['error chain/name-not-permitted']);
    expect(textOf(findings[0])).toBe('tls.crt');
    const clients = makeIntermediate(root, { name: 'Clients', roles: ['client'] });
    const server = makeLeaf(clients, { dns: ['api.svc'] });
    const other = await check(makeTlsSecret({ crt: server.pem, key: server.keyPem, ca: clients.pem }), {
      file: 'tls.yaml',
    });
    expect(other.summary).toEqual(['error chain/wrong-purpose']);
    expect(other.textOf(other.findings[0])).toBe('ca.crt');
  });

  it('is said at the leaf where the CA stands in another file', async () => {
    const { summary, findings, textOf } = await check(leaf.pem, {
      workspace: { 'ca.pem': root.pem, 'ca-chain.pem': lower.pem + upper.pem },
    });
    expect(summary).toEqual(['error chain/path-length-exceeded']);
    expect(textOf(findings[0])).toBe('-----BEGIN CERTIFICATE-----');
    expect(findings[0]?.related.map(({ place }) => place.kind)).toEqual(['elsewhere', 'elsewhere', 'elsewhere']);
  });

  it('is said at the key of a Secret, once for all the Secrets that it breaks', async () => {
    const chain = lower.pem + upper.pem;
    const secrets = ['one', 'two', 'three'].map((label) => {
      const each = makeLeaf(lower, { name: label, dns: [label], key: makeKey('p256', label) });
      return makeTlsSecret({ name: label, crt: each.pem + chain, key: each.keyPem, ca: root.pem });
    });
    const { summary, findings, textOf } = await check(secrets[0] ?? '', { file: 'tls.yaml' });
    expect(summary).toEqual(['error chain/path-length-exceeded']);
    expect(findings[0]?.range.start).toBeGreaterThan((secrets[0] ?? '').indexOf('tls.crt'));
    expect(textOf(findings[0])).not.toContain('tls.crt');
    const shared = yamlDocuments(
      makeConfigMap({ 'cas.pem': root.pem + lower.pem + upper.pem }),
      ...['a', 'b'].map((label) => {
        const each = makeLeaf(lower, { name: label, dns: [label], key: makeKey('p256', label) });
        return makeTlsSecret({ name: label, crt: each.pem, key: each.keyPem });
      }),
    );
    expect((await check(shared, { file: 'all.yaml' })).summary).toEqual(['error chain/path-length-exceeded']);
  });
});

describe('a field that breaks a path', () => {
  const { leaf, issuing, root } = build({}, { extensions: [nameConstraints({}, { dns: ['payments.svc'] })] });
  const workspace = { 'ca.pem': root.pem };
  const bundle = leaf.pem + issuing.pem;
  const placeIn = async (file: string, text: string) => {
    const checked = await check(text, { file, workspace });
    return checked.textOf(checked.find('chain/name-excluded')).replace(/\s/g, '');
  };
  const block = bundle.trimEnd().replaceAll('\n', '\n    ');

  it('is marked where its PEM is to be read: in a file, a YAML block, and a Secret that is written in plain', async () => {
    const inFile = await placeIn('api.pem', bundle);
    expect(inFile).toMatch(/^[A-Za-z0-9+/]{20,40}$/);
    const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: api\ndata:\n  api.pem: |\n    ${block}\n`;
    expect(await placeIn('api.yaml', configMap)).toBe(inFile);
    const plain = configMap.replace('ConfigMap', 'Secret').replace('data:', 'stringData:');
    expect(await placeIn('api.yaml', plain)).toBe(inFile);
    expect(await placeIn('values.yaml', `tls:\n  chain: |\n    ${block}\n`)).toBe(inFile);
  });

  it('is marked at the key, or the block, inside base64', async () => {
    const text = makeTlsSecret({ crt: bundle, key: leaf.keyPem, ca: root.pem });
    const checked = await check(text, { file: 'secret.yaml', workspace });
    const found = checked.find('chain/name-excluded');
    const artifacts = checked.document.units.flatMap(({ holders }) => holders.flatMap((one) => one.artifacts));
    expect(artifacts.map(({ anchor }) => anchor)).toContainEqual(found?.range);
  });
});
