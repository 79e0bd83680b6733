import { readFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { paint } from '../../../server/src/cli/connect/paint.ts';
import { makePki } from '../../builders/index.ts';
import { freePort } from '../../free-port.ts';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { demanding, pki, startGreeting, startSilent } from '../../tls/probing.ts';
import { type Listening, listenOn } from '../../tls/servers/target.ts';
import { type Outcome, runOn } from '../terminal.ts';

const stopping: Listening[] = [];
afterAll(() => Promise.all(stopping.map(({ stop }) => stop())));

async function during(starting: Promise<Listening>): Promise<number> {
  const listening = await starting;
  stopping.push(listening);
  return listening.port;
}

const files = {
  'ca.pem': pki.root.pem,
  'client.pem': pki.clientChain,
  'client-key.pem': pki.client.keyPem,
  'both.pem': pki.clientChain + pki.client.keyPem,
};
/** Servers here live by the machine's clock, so the report does. */
const connect = (...args: readonly string[]): Promise<Outcome> =>
  runOn(files, 'connect', ...args, '--now', new Date().toISOString());
const credentials = ['--cert', 'client.pem', '--key', 'client-key.pem', '--ca', 'ca.pem'];

describe('a server that demands a client certificate', () => {
  const start = () => during(startGreeting({ ...demanding, ALPNProtocols: ['http/1.1'] }));

  it('is fine with one, and the report says what came of it with and without', async () => {
    const { code, out, error } = await connect(`localhost:${await start()}`, ...credentials);
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('With the client certificate: accepted, answered HTTP 200');
    expect(out).toContain('Without a client certificate: refused with the alert certificate_required');
    expect(out).toContain('CN=Payments Root CA');
    expect(out).toContain('openssl s_client -connect localhost:');
  });

  it('takes certificate and key from one file', async () => {
    const { code } = await connect(`localhost:${await start()}`, '--cert', 'both.pem', '--ca', 'ca.pem');
    expect(code).toBe(0);
  });

  it('refuses whoever has none: a finding', async () => {
    const target = `localhost:${await start()}`;
    const { code, out } = await connect(target, '--ca', 'ca.pem');
    expect(code).toBe(1);
    expect(out).toContain('requires a client certificate');
    expect((await connect(target, '--ca', 'ca.pem', '--fail-on', 'never')).code).toBe(0);
  });

  it('takes a PKCS#12 keystore with its password from the environment or a file', async () => {
    const made = new Delivered();
    await made.make(
      { kind: 'pair', serverNames: ['localhost'], clientNames: ['orders'], authority: { kind: 'development' } },
      { formats: ['pem', 'pkcs12'], password: 'geheim' },
    );
    const at = (name: string): Buffer => readFileSync(made.path(name));
    const port = await during(
      startSilent({ ...demanding, key: at('server/key.pem'), cert: at('server/fullchain.pem'), ca: at('ca.pem') }),
    );
    const stored = {
      'ca.pem': at('ca.pem'),
      'client.p12': at('client/keystore.p12'),
      password: 'geheim\n',
      wrong: 'falsch',
    };
    const ask = (...more: string[]) =>
      runOn(
        stored,
        'connect',
        `localhost:${port}`,
        '--p12',
        'client.p12',
        '--ca',
        'ca.pem',
        '--now',
        new Date().toISOString(),
        ...more,
      );
    expect(await ask('--password-file', 'password')).toMatchObject({ code: 0, error: '' });
    const refused = await ask('--password-file', 'wrong');
    expect(refused.code).toBe(2);
    expect(refused.out).toContain('mac verify failure');
    expect(refused.out).not.toContain('falsch');
    const without = await ask();
    expect(without.code).toBe(2);
    expect(without.out).toContain('has a password, and no password was given');
    expect(without.out).toContain('--password-env or --password-file');
    expect(without.out).not.toContain('the TLS library says');
  });

  it('names the file in which the key should be and is not, and connects to nobody', async () => {
    let connections = 0;
    const port = await during(listenOn(createTcpServer(() => (connections += 1))));
    const alone = await connect(`localhost:${port}`, '--cert', 'client.pem', '--ca', 'ca.pem');
    expect(alone).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringContaining('client.pem holds no private key; give --key'),
    });
    const wrong = await connect(`localhost:${port}`, '--cert', 'client.pem', '--key', 'ca.pem', '--ca', 'ca.pem');
    expect(wrong).toMatchObject({ code: 2, out: '', error: expect.stringContaining('ca.pem holds no private key') });
    expect(connections).toBe(0);
  });
});

describe('the JSON of a report', () => {
  it('has every field, whatever happened', async () => {
    const fine = await connect(
      `localhost:${await during(startGreeting(demanding))}`,
      ...credentials,
      '--format',
      'json',
    );
    const dead = await connect(`127.0.0.1:${await freePort()}`, '--ca', 'ca.pem', '--format', 'json');
    expect([fine.code, dead.code]).toEqual([0, 2]);
    const [, section = ''] = readFileSync('docs/connect.md', 'utf8').split(/^## JSON$/m);
    const documented = [...(section.split(/^## /m, 1)[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(Object.keys(JSON.parse(fine.out))).toEqual(documented);
    expect(Object.keys(JSON.parse(dead.out))).toEqual(documented);
  });

  it('tells a program what people read', async () => {
    const port = await during(startGreeting({ ...demanding, ALPNProtocols: ['http/1.1'] }));
    const { out } = await connect(
      `https://localhost:${port}/health`,
      ...credentials,
      '--format',
      'json',
      '--repeat',
      '3',
    );
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      schema: 1,
      target: { host: 'localhost', port, serverName: 'localhost', alpn: ['h2', 'http/1.1'], minVersion: 'TLSv1.2' },
      outcome: { kind: 'accepted', shownBy: 'data', phase: null, error: null },
      negotiated: { version: 'TLSv1.3', alpn: 'http/1.1', retried: false },
      path: { verdict: 'valid', name: 'localhost', reasons: [] },
      certificateRequest: { authorities: ['CN=Payments Root CA,O=Payments'] },
      clientCertificate: { sent: true, outcomeWithout: { kind: 'failed', phase: 'response' } },
      resumption: { kind: 'resumed', earlyData: 'not-offered' },
      // Its CA is a private one: nobody is asked for timestamps.
      signedCertificateTimestamps: { certificate: [], ocsp: [], handshake: null },
      response: { protocol: 'http/1.1', status: 200, date: '2026-01-15T12:00:00.000Z', server: 'tests' },
      scan: null,
    });
    expect(report.certificates.map(({ names }: { names: string[] }) => names)).toEqual([
      ['DNS:localhost', 'IP:127.0.0.1'],
      [],
    ]);
    const handshakes = report.timing.find(({ phase }: { phase: string }) => phase === 'handshake');
    expect(handshakes.count).toBe(3);
    expect(handshakes.least).toBeLessThanOrEqual(handshakes.median);
    expect(handshakes.median).toBeLessThanOrEqual(handshakes.greatest);
  });

  it('has asked for timestamps where public CAs are trusted', async () => {
    const port = await during(startSilent());
    const { out } = await connect(`localhost:${port}`, '--trust', 'mozilla', '--format', 'json');
    expect(JSON.parse(out).signedCertificateTimestamps).toEqual({ certificate: [], ocsp: [], handshake: [] });
  });

  it('names the cause by its id', async () => {
    const server = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { code, out } = await connect(
      `localhost:${await during(listenOn(server))}`,
      '--ca',
      'ca.pem',
      '--format',
      'json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).diagnoses.map(({ id }: { id: string }) => id)).toEqual(['plain-http']);
  });

  it('has the scan where it is asked for', async () => {
    const { out } = await connect(
      `localhost:${await during(startSilent())}`,
      '--ca',
      'ca.pem',
      '--scan',
      '--format',
      'json',
    );
    const { scan } = JSON.parse(out);
    expect(scan.versions.map(({ version, kind }: { version: string; kind: string }) => `${version} ${kind}`)).toEqual([
      'TLSv1.3 accepted',
      'TLSv1.2 accepted',
      'TLSv1.1 refused',
      'TLSv1 refused',
      'SSLv3 refused',
    ]);
  });
});

describe('where nothing answers', () => {
  it('a port that refuses is not reachable', async () => {
    const { code, out } = await connect(`127.0.0.1:${await freePort()}`, '--ca', 'ca.pem');
    expect(code).toBe(2);
    expect(out).toContain('ECONNREFUSED');
  });

  it('a port that never says a word runs into the time limit, and is a finding', async () => {
    const port = await during(listenOn(createTcpServer()));
    const { code, out } = await connect(`127.0.0.1:${port}`, '--ca', 'ca.pem', '--timeout', '1');
    expect(code).toBe(1);
    expect(out).toContain('does not answer');
  });
});

describe('a workspace', () => {
  const stranger = makePki({ label: 'another team', now: Date.now() });
  const workspace = {
    ...files,
    'server.pem': pki.serverChain,
    'clients.pem': pki.client.pem + pki.client.keyPem,
    'stranger.pem': stranger.client.pem + stranger.client.keyPem,
  };
  const named = ['--workspace', 'server.pem', 'clients.pem', 'stranger.pem', '--ca', 'ca.pem'];

  it('has the certificate that the server would take, and is compared with what it serves', async () => {
    const port = await during(startSilent(demanding));
    const now = ['--now', new Date().toISOString()];
    const { out } = await runOn(workspace, 'connect', `localhost:${port}`, ...named, '--format', 'json', ...now);
    const { clientCertificate, deployed } = JSON.parse(out);
    expect(deployed).toEqual({ same: ['server.pem'], others: [] });
    expect(clientCertificate.atHand).toMatchObject([
      { subject: 'CN=orders', place: 'clients.pem', key: 'clients.pem', misfits: [] },
      { subject: 'CN=orders', place: 'stranger.pem', key: 'stranger.pem', misfits: [expect.any(String)] },
    ]);
    const { out: text } = await runOn(workspace, 'connect', `localhost:${port}`, ...named, ...now);
    expect(text).toContain('Certificates at hand that fit:');
  });
});

describe('trust', () => {
  it('none judges no path', async () => {
    const port = await during(startSilent());
    const { code, out } = await connect(`localhost:${port}`, '--trust', 'none', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).path).toEqual({ verdict: null, name: 'localhost', reasons: [] });
  });

  it('in Mozilla’s roots does not reach to a private CA', async () => {
    const port = await during(startSilent());
    const { code, out } = await connect(`localhost:${port}`, '--trust', 'mozilla', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).path.verdict).toBe('invalid');
  });
});

describe('a command line that cannot be meant', () => {
  it.each<readonly [complaint: string, ...args: string[]]>([
    ['connect needs HOST:PORT', '--scan'],
    ['connect takes one target', 'localhost:1', 'localhost:2'],
    ['the port is missing', 'localhost'],
    ['70000 is no port', 'localhost:70000'],
    ['“::1::” is no IPv6 address', '[::1::]:443'],
    ['is no HOST:PORT', 'ftp://localhost:21'],
    ['--proxy takes no user and password', 'localhost:1', '--proxy', 'token@proxy:3128'],
    ['--key needs the certificate', 'localhost:1', '--key', 'client-key.pem'],
    ['leave --cert and --key out', 'localhost:1', '--p12', 'a.p12', '--cert', 'client.pem'],
    ['--starttls takes smtp', 'localhost:1', '--starttls', 'irc'],
    ['--min takes 1.0', 'localhost:1', '--min', '2'],
    ['is above', 'localhost:1', '--min', '1.3', '--max', '1.2'],
    ['--alpn takes names', 'localhost:1', '--alpn', 'h2,,x'],
    ['--repeat takes a number', 'localhost:1', '--repeat', '0'],
    ['--fail-on takes', 'localhost:1', '--fail-on', 'always'],
    ['contradict each other', 'localhost:1', '--servername', 'a', '--no-servername'],
    ['is an address', 'localhost:1', '--servername', '127.0.0.1'],
    ['--password-env: there is no variable NOPE', 'localhost:1', '--password-env', 'NOPE'],
    ['cannot read missing.pem', 'localhost:1', '--ca', 'missing.pem'],
    ['cannot read missing.pem', 'localhost:1', '--ca', 'ca.pem', '--cert', 'missing.pem'],
    ['holds no certificate', 'localhost:1', '--ca', 'client-key.pem'],
  ])('%s', async (complaint, ...args) => {
    const { code, out, error } = await connect(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(complaint);
  });

  it.each([
    ['https://joe:sekret@localhost:9001/'],
    ['joe:sekret@localhost:9001'],
    ['ftp://joe:sekret@localhost:9001'],
    ['localhost:1', 'joe:sekret@localhost:9001'],
    ['--targets', 'targets.yaml', 'https://joe:sekret@localhost:9001'],
  ])('that holds a password has it in no log: %s %s', async (...args) => {
    const { code, out, error } = await connect(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain('joe:…@localhost:9001');
    expect(error).not.toContain('sekret');
  });
});

it('takes the password of a proxy where nobody else reads it', async () => {
  const { code, error } = await connect('api.payments.test:443', '--proxy', 'http://joe:sesame@127.0.0.1:3128');
  expect(code).toBe(2);
  expect(error).toContain('--proxy-auth-env');
  expect(error).not.toContain('sesame');
});

it('shows the proxy who asks, and nobody else', async () => {
  const heads: string[] = [];
  const proxy = createTcpServer((socket) =>
    socket.once('data', (head) => {
      heads.push(head.toString());
      socket.end('HTTP/1.1 407 Who?\r\n\r\n');
    }),
  );
  const port = await during(listenOn(proxy));
  const args = ['api.payments.test:443', '--ca', 'ca.pem', '--proxy', `http://127.0.0.1:${port}/`, '--format', 'json'];
  const { code, out } = await runOn(
    { ...files, auth: 'dev:geheim\n' },
    'connect',
    ...args,
    '--proxy-auth-file',
    'auth',
  );
  expect(code).toBe(2);
  expect(heads[0]).toContain(`Proxy-Authorization: Basic ${Buffer.from('dev:geheim').toString('base64')}\r\n`);
  expect(out).not.toContain('geheim');
  expect(JSON.parse(out).target.proxy).toEqual({ host: '127.0.0.1', port });
});

describe('what a server says', () => {
  it('reaches the terminal without its control characters', async () => {
    const evil = '\u001b[2J\u001b]0;owned\u0007';
    const proxy = await during(listenOn(createTcpServer((socket) => socket.end(`HTTP/1.1 403 ${evil}\r\n\r\n`))));
    const plain = await during(listenOn(createTcpServer((socket) => socket.end(`220 ${evil} mail\r\n`))));
    const web = await during(
      listenOn(createTcpServer((socket) => socket.end(`HTTP/1.1 400 ${evil}\r\nServer: ${evil}\r\n\r\n${evil}`))),
    );
    const said = [
      await connect('api.payments.test:443', '--ca', 'ca.pem', '--proxy', `127.0.0.1:${proxy}`),
      await connect(`127.0.0.1:${plain}`, '--ca', 'ca.pem'),
      await connect(`127.0.0.1:${plain}`, '--ca', 'ca.pem', '--starttls', 'smtp'),
      await connect(`127.0.0.1:${web}`, '--ca', 'ca.pem'),
      await connect(`127.0.0.1:${web}`, '--ca', 'ca.pem', '--format', 'json'),
    ];
    for (const { out, error } of said) expect(out + error).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('is coloured where the terminal has colours, and no word of it changes', () => {
    const text =
      'Result\n──────\n✗ It fails.\n  → Do this.\n  Node says: ECONNRESET\n! And mind this.\n✓ The rest is fine.\n';
    const painted = paint(text, true);
    expect(painted).not.toBe(text);
    expect(stripVTControlCharacters(painted)).toBe(text);
    expect(paint(text, false)).toBe(text);
  });
});

it('says how it is used', async () => {
  const { code, out } = await connect('--help');
  expect(code).toBe(0);
  expect(out).toContain('certscope connect HOST:PORT');
});
