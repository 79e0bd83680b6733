import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../free-port.ts';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { demanding, pki, startGreeting } from '../../tls/probing.ts';
import type { Listening } from '../../tls/servers/target.ts';
import { type Outcome, runOn } from '../terminal.ts';

const stopping: Listening[] = [];
afterAll(() => Promise.all(stopping.map(({ stop }) => stop())));

async function start(more: Parameters<typeof startGreeting>[0] = {}): Promise<number> {
  const listening = await startGreeting({ ALPNProtocols: ['http/1.1'], ...more });
  stopping.push(listening);
  return listening.port;
}

/** Servers here live by the machine's clock, so the report does. */
const connect = (targets: string, ...args: readonly string[]): Promise<Outcome> =>
  runOn(
    {
      '.certscope/targets.yaml': targets,
      'ca.pem': pki.root.pem,
      'client.pem': pki.clientChain,
      'client-key.pem': pki.client.keyPem,
    },
    ...['connect', '--targets', '.certscope/targets.yaml', '--workspace', 'ca.pem'],
    ...['--now', new Date().toISOString(), ...args],
  );

describe('the targets of a project, tested together', () => {
  it('are fine: a table says until when', async () => {
    const [open, closed] = [await start(), await start(demanding)];
    const { code, out, error } = await connect(`targets:
  - localhost:${open}
  - name: orders
    target: https://localhost:${closed}
    certificate: client.pem
    key: client-key.pem
    ca: ca.pem
`);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^Targets: 2 \(/);
    expect(out).toMatch(
      new RegExp(`✓ +localhost:${open} +fine +\\d{4}-\\d\\d-\\d\\d \\(in \\d+ days\\) +TLSv1.3 +localhost`),
    );
    expect(out).toMatch(new RegExp(`✓ +orders \\(https://localhost:${closed}\\) +fine`));
    expect(out).not.toContain('What is wrong');
  });

  it('that refuse us are findings, with the cause', async () => {
    const targets = `targets: [{ name: orders, target: "localhost:${await start(demanding)}" }]`;
    const { code, out } = await connect(targets);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ +orders .* failed/);
    expect(out).toContain('requires a client certificate');
    expect((await connect(targets, '--fail-on', 'never')).code).toBe(0);
  });

  it('that cannot be reached, or whose files cannot be read, are said so, and the others are tested', async () => {
    const targets = `targets:
  - 127.0.0.1:${await freePort()}
  - { name: keyless, target: "127.0.0.1:1", certificate: gone.pem }
  - localhost:${await start()}
`;
    const { code, out } = await connect(targets);
    expect(code).toBe(2);
    expect(out).toMatch(/✗ .* not reachable/);
    expect(out).toMatch(/✗ +keyless .* not tested/);
    expect(out).toContain('gone.pem');
    expect(out).toMatch(/✓ .* fine/);
  });

  it('give programs a result each, and the report', async () => {
    const port = await start();
    const { code, out } = await connect(`targets: ["localhost:${port}"]`, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      targets: [
        {
          name: `localhost:${port}`,
          result: 'fine',
          issues: [],
          notAfter: expect.stringMatching(/Z$/),
          report: { target: { port }, outcome: { kind: 'accepted' } },
        },
      ],
    });
  });
});

it('targets with a keystore take its password from the environment or a file, and are asked as the file says', async () => {
  const made = new Delivered();
  await made.make(
    { kind: 'pair', serverNames: ['localhost'], clientNames: ['orders'], authority: { kind: 'development' } },
    { formats: ['pem', 'pkcs12'], password: 'geheim' },
  );
  const at = (name: string): Buffer => readFileSync(made.path(name));
  const port = await start({
    ...demanding,
    ...{ key: at('server/key.pem'), cert: at('server/fullchain.pem'), ca: at('ca.pem') },
  });
  const ask = (...more: readonly string[]): Promise<Outcome> =>
    runOn(
      {
        '.certscope/targets.yaml': `targets:
  - { target: "localhost:${port}", pkcs12: client.p12, ca: ca.pem, alpn: [http/1.1], maxVersion: 1.2, timeout: 9 }
`,
        'client.p12': at('client/keystore.p12'),
        'ca.pem': at('ca.pem'),
        password: 'geheim\n',
      },
      ...['connect', '--targets', '.certscope/targets.yaml', '--workspace', 'ca.pem', '--format', 'json'],
      ...['--now', new Date().toISOString()],
      ...more,
    );
  const { code, out } = await ask('--password-file', 'password');
  expect(code).toBe(0);
  expect(JSON.parse(out).targets).toMatchObject([
    {
      result: 'fine',
      report: {
        target: { alpn: ['http/1.1'], maxVersion: 'TLSv1.2' },
        negotiated: { version: 'TLSv1.2', alpn: 'http/1.1' },
        clientCertificate: { sent: true },
      },
    },
  ]);
  const refused = await ask();
  expect([refused.code, JSON.parse(refused.out).targets[0].result]).toEqual([2, 'untested']);
});

describe('a file of targets that cannot be used', () => {
  it('tests nothing, and says which line is wrong', async () => {
    const { code, out, error } = await connect('targets:\n  - localhost:1\n  - api.example\n');
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain('.certscope/targets.yaml:3: The port is missing');
    expect((await connect('targets: []')).error).toContain('names no targets');
  });

  it('is none where it is missing, or where one target is meant', async () => {
    expect(await runOn({}, 'connect', '--targets', 'gone.yaml')).toMatchObject({ code: 2 });
    expect((await connect('targets: []', 'localhost:1')).code).toBe(2);
    expect((await connect('targets: []', '--cert', 'client.pem')).error).toContain('is said in the file');
  });
});
