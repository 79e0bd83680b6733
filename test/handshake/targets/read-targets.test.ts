import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import manifest from '../../../package.json' with { type: 'json' };
import schema from '../../../schemas/targets.schema.json' with { type: 'json' };
import { isTargetsFile, readTargets } from '../../../server/src/handshake/targets/read-targets.ts';
import { TARGET_TRUST } from '../../../server/src/handshake/targets/types.ts';
import { STARTTLS_PROTOCOLS } from '../../../server/src/handshake/types.ts';
import { english } from '../../../server/src/text/localize.ts';

const read = (text: string) => readTargets(text, english);

/** What was complained of, as it is written there. */
const complaints = (text: string): readonly (readonly [string, string])[] =>
  read(text).problems.map(({ range, message }) => [text.slice(range.start, range.end), message] as const);

const team = `# What we run
targets:
  - api.payments.svc:8443
  - name: mail
    target: smtp://mail.example  # submission is elsewhere
    trust: system
  - { target: "https://[::1]:9443/health", serverName: api.example, ca: certs/ca.pem, certificate: client.pem }
`;

describe('the targets of a project', () => {
  it('are addresses, or addresses with what their test needs, each with its place', () => {
    const { targets, problems } = read(team);
    expect(problems).toEqual([]);
    expect(targets).toMatchObject([
      { name: 'api.payments.svc:8443', target: { host: 'api.payments.svc', port: 8443 }, trust: 'workspace' },
      { name: 'mail', target: { host: 'mail.example', port: 25, starttls: 'smtp' }, trust: 'system' },
      {
        target: { host: '::1', port: 9443, serverName: 'api.example', http: 'always' },
        ca: 'certs/ca.pem',
        certificate: 'client.pem',
        key: 'client.pem',
      },
    ]);
    expect(targets.map(({ range }) => team.slice(range.start, range.end))).toEqual([
      'api.payments.svc:8443',
      'smtp://mail.example',
      '"https://[::1]:9443/health"',
    ]);
  });

  it('are read as far as they can be, and everything wrong is said at its characters', () => {
    const text = `targets:
  - api.example
  - target: db.example:5432
    starttls: oracle
    pasword: secret
  - name: nowhere
  - [1, 2]
  - target: api.example:8443
    key: client.key
  - ftp://files.example
`;
    expect(read(text).targets.map(({ address }) => address)).toEqual([
      'db.example:5432',
      'api.example:8443',
      'ftp://files.example',
    ]);
    expect(complaints(text)).toEqual([
      ['api.example', 'The port is missing: type it as api.example:443.'],
      ['pasword', expect.stringContaining('“pasword” means nothing here')],
      ['oracle', expect.stringMatching(/^One of smtp, .* is expected here/)],
      ['n', expect.stringContaining('“target” is missing')],
      ['[1, 2]', expect.stringContaining('A target is expected here')],
      ['client.key', expect.stringContaining('“key” needs the “certificate”')],
    ]);
  });

  it('name no user, and what may be a password is in no message', () => {
    const text = `targets:
  - joe:se:kr@et@localhost:9005
  - https://joe:sekret@localhost:9001/health
  - target: postgres://sekret@db.example
  - joe:sekret@localhost
  - api.example:sekret@
  - https://api.example/@joe
`;
    expect(read(text).targets.map(({ address }) => address)).toEqual(['https://api.example/@joe']);
    const said = read(text).problems.map(({ message }) => message);
    expect(said).toEqual([
      '“joe:…@localhost:9005” names a user, which has no place in a target: leave out all up to the “@”.',
      expect.stringContaining('“https://joe:…@localhost:9001/health” names a user'),
      expect.stringContaining('“postgres://…@db.example” names a user'),
      expect.stringContaining('“joe:…@localhost” names a user'),
      expect.stringContaining('“api.example:…@” names a user'),
    ]);
  });

  it('say what is asked for in the handshake, how long it may take, and with which keystore', () => {
    const [db, mesh] = read(`targets:
  - target: postgres://db.example
    alpn: [postgresql]
    minVersion: 1.3
    timeout: 30
    pkcs12: certs/client.p12
  - { target: "10.0.0.7:8443", serverName: orders.svc, minVersion: "1.0", maxVersion: TLSv1.2, alpn: [] }
`).targets;
    expect(db).toMatchObject({
      target: { starttls: 'postgres', alpn: ['postgresql'], versions: { min: 'TLSv1.3', max: 'TLSv1.3' } },
      timeout: 30,
      pkcs12: 'certs/client.p12',
      certificate: undefined,
    });
    expect(mesh?.target).toMatchObject({
      serverName: 'orders.svc',
      alpn: [],
      versions: { min: 'TLSv1', max: 'TLSv1.2' },
    });
  });

  it('whose settings cannot be used say so at the setting, and are tested without it', () => {
    const text = `targets:
  - target: a.example:1
    serverName: 10.0.0.7
    alpn: h2
    minVersion: 1.4
    timeout: 5 minutes
  - target: b.example:2
    maxVersion: 1.1
  - target: c.example:3
    minVersion: 1.3
    maxVersion: 1.2
    alpn: [h2, ""]
  - target: d.example:4
    pkcs12: d.p12
    certificate: d.pem
`;
    expect(complaints(text)).toEqual([
      ['h2', expect.stringContaining('A list of names is expected')],
      ['1.4', expect.stringMatching(/^One of 1\.0, .* is expected/)],
      ['5 minutes', 'A whole number of seconds from 1 to 3600 is expected here.'],
      ['10.0.0.7', expect.stringContaining('is an address')],
      ['1.1', expect.stringContaining('the oldest that is offered is TLSv1.2, the newest TLSv1.1')],
      ['[h2, ""]', expect.stringContaining('1 to 255 characters')],
      ['1.2', expect.stringContaining('the oldest that is offered is TLSv1.3')],
      ['d.p12', expect.stringContaining('leave “certificate” and “key” out')],
    ]);
    expect(read(text).targets.map(({ target }) => [target.serverName, target.versions.max])).toEqual([
      ['a.example', 'TLSv1.3'],
      ['b.example', 'TLSv1.3'],
      ['c.example', 'TLSv1.3'],
      ['d.example', 'TLSv1.3'],
    ]);
  });

  it('are none in a file of something else', () => {
    expect(read('').targets).toEqual([]);
    expect(complaints('- api.example:443\n')[0]?.[1]).toContain('A mapping with “targets” is expected');
    expect(complaints('target: api.example:443\n').map(([, message]) => message)).toEqual([
      expect.stringContaining('“target” means nothing here'),
      '“targets” is missing.',
    ]);
    expect(complaints('targets: api.example:443\n')).toEqual([['targets', 'A list is expected here.']]);
  });

  it('are read whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(team.length), (junk, at) => {
        const text = team.slice(0, at) + junk + team.slice(at);
        for (const { range } of read(text).problems) expect(range.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('lie in .certscope', () => {
    expect(isTargetsFile('file:///w/.certscope/targets.yaml')).toBe(true);
    expect(isTargetsFile('.certscope/targets.yml')).toBe(true);
    expect(isTargetsFile('file:///w/targets.yaml')).toBe(false);
    expect(isTargetsFile('file:///w/x.certscope/targets.yaml')).toBe(false);
  });
});

describe('the schema', () => {
  const accepts = new Ajv({ allErrors: true }).compile(schema);

  it('is offered for the file', () => {
    const [offered] = manifest.contributes.yamlValidation;
    expect(offered?.url).toBe('./schemas/targets.schema.json');
    expect(offered?.fileMatch).toContain('/.certscope/targets.yaml');
  });

  it('knows the same words', () => {
    const { starttls, trust } = schema.definitions.target.properties;
    expect(starttls.enum).toEqual(STARTTLS_PROTOCOLS);
    expect(trust.enum).toEqual(TARGET_TRUST);
  });

  it.each([
    { targets: ['api.example:443', { target: 'api.example:443', name: 'api', trust: 'mozilla', serverName: '' }] },
    { targets: [{ target: 'api.example:443', certificate: 'a.pem', key: 'a.key', ca: 'ca.pem', starttls: 'ldap' }] },
    { $schema: './targets.schema.json', targets: [] },
    {},
    { targets: {} },
    { targets: [['api.example:443']] },
    { targets: [{ name: 'api' }] },
    { targets: [{ target: 'api.example:443', key: 'a.key' }] },
    { targets: [{ target: 'api.example:443', trust: 'nobody' }] },
    { targets: [{ target: 'api.example:443', starttls: 'oracle' }] },
    { targets: [{ target: 'api.example:443', more: 'x' }] },
    { targets: [{ target: 'api.example:443', alpn: ['h2'], minVersion: 1.2, maxVersion: 'TLSv1.3', timeout: 5 }] },
    { targets: [{ target: 'api.example:443', alpn: [], minVersion: 1, maxVersion: '1.3', pkcs12: 'a.p12' }] },
    { targets: [{ target: 'api.example:443', alpn: 'h2' }] },
    { targets: [{ target: 'api.example:443', alpn: [''] }] },
    { targets: [{ target: 'api.example:443', minVersion: 1.4 }] },
    { targets: [{ target: 'api.example:443', maxVersion: 'SSLv3' }] },
    { targets: [{ target: 'api.example:443', timeout: 0 }] },
    { targets: [{ target: 'api.example:443', timeout: 2.5 }] },
    { targets: [{ target: 'api.example:443', timeout: 3601 }] },
    { targets: [{ target: 'api.example:443', serverName: 'two words' }] },
    { targets: [{ target: 'api.example:443', pkcs12: 'a.p12', certificate: 'a.pem' }] },
    { targets: [{ target: 'api.example:443', pkcs12: 'a.p12', certificate: 'a.pem', key: 'a.key' }] },
    { targets: [{ target: 'api.example:443', password: 'x', pkcs12: 'a.p12' }] },
    { targets: [], more: [] },
  ])('finds fault with the same files: %j', (file) => {
    expect(read(stringify(file)).problems.length === 0).toBe(accepts(file));
  });
});
