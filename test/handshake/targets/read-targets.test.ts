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
      ['api.example:8443', expect.stringContaining('“key” needs the “certificate”')],
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
    { targets: [], more: [] },
  ])('finds fault with the same files: %j', (file) => {
    expect(read(stringify(file)).problems.length === 0).toBe(accepts(file));
  });
});
