import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import schema from '../../schemas/profiles.schema.json' with { type: 'json' };
import { profileNames } from '../../server/src/issue/profile-names.ts';
import { PURPOSE_OIDS, readProfiles } from '../../server/src/issue/profiles.ts';
import { KEY_TYPES, OUTPUT_FORMATS, ROLES } from '../../server/src/issue/types.ts';
import { english } from '../../server/src/text/localize.ts';
import { keyPurposes } from '../../server/src/x509/oids-purposes.ts';

const read = (file: unknown): ReturnType<typeof readProfiles> => readProfiles(JSON.stringify(file), english);

const team = {
  $schema: './profiles.schema.json',
  profiles: {
    'mesh-workload': {
      description: 'Workloads of the mesh',
      role: 'both',
      keyType: 'ecdsa-p256',
      days: 0.5,
      organization: 'Payments',
      names: ['{service}.payments.svc', 'spiffe://cluster.local/ns/payments/sa/{service}'],
      extraPurposes: ['1.3.6.1.4.1.311.10.3.4', 'OCSPSigning'],
      formats: ['pem', 'kubernetes'],
    },
    plain: {},
  },
};

describe('the profiles of a team', () => {
  it('are read by name, purposes as OIDs', () => {
    const { profiles, problems } = read(team);
    expect(problems).toEqual([]);
    expect([...profiles.keys()]).toEqual(['mesh-workload', 'plain']);
    expect(profiles.get('mesh-workload')).toEqual({
      ...team.profiles['mesh-workload'],
      extraPurposes: ['1.3.6.1.4.1.311.10.3.4', '1.3.6.1.5.5.7.3.9'],
    });
  });

  it('lose what is wrong in them, and keep the rest', () => {
    const { profiles, problems } = read({
      profiles: {
        api: { role: 'srver', days: 30, names: ['api.svc', 'a b', 7], colour: 'red' },
        'no name': {},
        list: [],
      },
    });
    expect([...profiles]).toEqual([
      ['api', expect.objectContaining({ role: undefined, days: 30, names: ['api.svc'] })],
    ]);
    expect(problems.map(({ path }) => path).sort()).toEqual([
      '/profiles',
      '/profiles/api',
      '/profiles/api/names/1',
      '/profiles/api/names/2',
      '/profiles/api/role',
      '/profiles/list',
    ]);
    expect(problems).toContainEqual({
      path: '/profiles/api/role',
      message: 'One of server, client, both is expected here.',
    });
  });

  it('may be no JSON at all', () => {
    expect(readProfiles('{ "profiles": ', english)).toEqual({
      profiles: new Map(),
      problems: [{ path: '', message: expect.stringContaining('This is not JSON') }],
    });
  });

  it('may begin with a byte order mark', () => {
    expect(readProfiles(`\uFEFF${JSON.stringify(team)}`, english).problems).toEqual([]);
  });

  it('may be called like something that every object has', () => {
    const { profiles } = readProfiles('{"profiles":{"constructor":{"days":1},"__proto__":{"days":2}}}', english);
    expect([...profiles.keys()]).toEqual(['constructor']);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('days');
  });
});

describe('the schema', () => {
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    keywords: ['defaultSnippets'],
  }).compile(schema);
  const agree = (file: unknown): void => {
    validate(file);
    const complaints = new Set((validate.errors ?? []).map(({ instancePath }: ErrorObject) => instancePath));
    const problems = new Set(read(file).problems.map(({ path }) => path));
    expect([...problems].sort()).toEqual([...complaints].sort());
  };

  it('is offered for the file by the manifest', () => {
    const [entry] = manifest.contributes.jsonValidation;
    expect(entry?.fileMatch).toBe('.certscope/profiles.json');
    const offered = readFileSync(new URL(`../../${entry?.url}`, import.meta.url), 'utf8');
    expect(JSON.parse(offered)).toEqual(schema);
  });

  it('knows the very words that the program knows', () => {
    const { role, keyType, formats, extraPurposes } = schema.definitions.profile.properties;
    expect(role.enum).toEqual(ROLES);
    expect(keyType.enum).toEqual(KEY_TYPES);
    expect(formats.items.enum).toEqual(OUTPUT_FORMATS);
    expect(extraPurposes.items.anyOf[0]?.enum).toEqual([...PURPOSE_OIDS.keys()]);
    for (const [name, oid] of PURPOSE_OIDS) expect(keyPurposes.get(oid)).toBe(name);
  });

  it.each([
    team,
    {},
    [],
    null,
    'profiles',
    { profiles: [] },
    { profiles: {}, version: 1, $schema: 7 },
    { profiles: { 'a/b~c': { days: '30' }, '': {}, ['x'.repeat(65)]: null } },
    { profiles: { api: { days: 0 }, b: { days: 3650 }, c: { days: 3651 }, d: { days: -1 }, e: { days: null } } },
    {
      profiles: { api: { organization: '' }, b: { organization: 'x'.repeat(65) }, c: { organization: '𝔘'.repeat(64) } },
    },
    {
      profiles: {
        api: { names: ['{name}', '{other}', '{', 'a{service}b', '', '{name', ' '] },
        b: { names: 'api.svc' },
      },
    },
    {
      profiles: {
        api: { extraPurposes: ['clientauth', '1', '3.1', '1.40.1', '2.999.1', '1.3.06', '1.3.6.1234567890123456', 5] },
      },
    },
    { profiles: { api: { formats: ['pem', 'p12', 7], role: null, keyType: 'rsa', description: {} } } },
  ])('finds fault with the same places: %j', agree);

  it('finds fault with the same places of any file', () => {
    const word = fc.constantFrom(
      'pem',
      'der',
      'server',
      'both',
      'ecdsa-p256',
      'ed25519',
      'clientAuth',
      '1.3.6.1',
      'a b',
      '{name}',
      '',
    );
    const value = fc.oneof(
      word,
      fc.array(word),
      fc.double({ noNaN: true, min: -2, max: 5000 }),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const fields = [
      'description',
      'role',
      'keyType',
      'days',
      'organization',
      'names',
      'extraPurposes',
      'formats',
      'other',
    ];
    const profile = fc.oneof(fc.dictionary(fc.constantFrom(...fields), value), value);
    const file = fc.record({ profiles: fc.dictionary(fc.oneof(fc.constantFrom('api', 'mesh'), fc.string()), profile) });
    fc.assert(
      fc.property(file, (any) => agree(JSON.parse(JSON.stringify(any)))),
      { numRuns: 500 },
    );
  });
});

describe('the names of a profile', () => {
  const templates = [
    '{service}.payments.svc',
    'spiffe://cluster.local/ns/payments/sa/{service}',
    '{name}',
    'localhost',
  ];

  it('are filled in with the first name asked for, and follow it', () => {
    expect(profileNames(templates, ['api.example.com', '10.0.0.1'])).toEqual([
      'api.example.com',
      '10.0.0.1',
      'api.payments.svc',
      'spiffe://cluster.local/ns/payments/sa/api',
      'localhost',
    ]);
  });

  it.each([
    ['spiffe://cluster.local/ns/a/sa/orders', 'orders'],
    ['*.example.com', 'example'],
    ['10.0.0.7', '10.0.0.7'],
    ['::1', '::1'],
    ['ops@example.com', 'ops'],
    ['localhost', 'localhost'],
    ['$&.example.com', '$&'],
  ])('take %s for the service %s', (name, service) => {
    expect(profileNames(['{service}.svc'], [name])).toEqual([name, `${service}.svc`]);
  });

  it('stand alone where nothing was asked for', () => {
    expect(profileNames(templates, [])).toEqual(['localhost']);
  });
});
