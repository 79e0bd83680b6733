import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../free-port.ts';
import { listenOn } from '../servers/target.ts';
import { Situations } from './bench.ts';
import { type Asking, ask, isReadable } from './situation.ts';

const pki = new Situations();
beforeAll(() => pki.make());
const stopping: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stopping.map((stop) => stop())));

/** A server that does this with each connection. */
async function serve(behave: (socket: Socket) => void): Promise<number> {
  const { port, stop } = await listenOn(createServer(behave));
  stopping.push(stop);
  return port;
}

/** A real server that demands certificates, for what stands before it. */
async function serveTls(): Promise<number> {
  const folder = pki.pair.path('server');
  const server = createTlsServer({
    cert: readFileSync(`${folder}/fullchain.pem`),
    key: readFileSync(`${folder}/key.pem`),
    maxVersion: 'TLSv1.2',
  });
  server.on('tlsClientError', () => undefined);
  const { port, stop } = await listenOn(server);
  stopping.push(stop);
  return port;
}

const short = { handshake: 300, response: 300, proxy: 300, starttls: 300 } as const;

/** A record of TLS 1.2. */
const record = (type: number, ...content: readonly number[]): Buffer =>
  Buffer.from([type, 3, 3, content.length >> 8, content.length & 0xff, ...content]);
const message = (type: number, body: readonly number[]): number[] => [
  type,
  0,
  body.length >> 8,
  body.length & 0xff,
  ...body,
];
/** ServerHello of TLS 1.2 with ECDHE_RSA_WITH_AES_128_GCM_SHA256. */
const serverHello = record(
  22,
  ...message(2, [3, 3, ...Array.from({ length: 32 }, (_, index) => index), 0, 0xc0, 0x2f, 0, 0, 5, 0xff, 1, 0, 1, 0]),
);
const alert = (code: number): Buffer => record(21, 2, code);

const afterHello = (answer: Buffer | string) => (socket: Socket) => socket.once('data', () => socket.end(answer));

interface Situation {
  readonly story: string;
  readonly cause: string;
  readonly behave: (socket: Socket) => void;
  readonly asking?: Asking;
}

const situations: readonly Situation[] = [
  { story: 'says nothing', cause: 'silent-port', behave: () => undefined, asking: { timeouts: short } },
  {
    story: 'resets the connection as soon as TLS begins, as a mesh does',
    cause: 'connection-reset',
    behave: (socket) => socket.once('data', () => socket.resetAndDestroy()),
  },
  {
    story: 'hangs up as soon as TLS begins',
    cause: 'connection-closed',
    behave: (socket) => socket.once('data', () => socket.end()),
  },
  { story: 'hangs up at once', cause: 'connection-closed', behave: (socket) => socket.end() },
  {
    story: 'speaks plain HTTP',
    cause: 'plain-http',
    behave: afterHello('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  },
  { story: 'speaks SSH', cause: 'not-tls', behave: (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1\r\n') },
  {
    story: 'speaks SMTP and waits for STARTTLS',
    cause: 'not-tls',
    behave: (socket) => socket.write('220 mail.payments.svc ESMTP\r\n'),
  },
  {
    story: 'speaks something without a name',
    cause: 'not-tls',
    behave: afterHello(Buffer.from([0, 0, 0, 5, 1, 2, 3])),
  },
  {
    story: 'sends its hello and no more',
    cause: 'handshake-never-ends',
    behave: (socket) => socket.once('data', () => socket.write(serverHello)),
    asking: { timeouts: short },
  },
  {
    story: 'drips one byte after another',
    cause: 'handshake-never-ends',
    behave: (socket) => drip(socket, serverHello.subarray(0, 40)),
    asking: { timeouts: short },
  },
  {
    story: 'sends ten megabytes of certificates',
    cause: 'too-many-bytes',
    behave: (socket) => socket.once('data', () => flood(socket)),
  },
  { story: 'ends with internal_error', cause: 'handshake-failure', behave: afterHello(alert(80)) },
  { story: 'ends with decode_error', cause: 'handshake-failure', behave: afterHello(alert(50)) },
  { story: 'has no version of ours', cause: 'protocol-version', behave: afterHello(alert(70)) },
  {
    story: 'knows only TLS 1.0',
    cause: 'protocol-version',
    behave: afterHello(Buffer.from([...serverHello].with(2, 1).with(10, 1))),
  },
  { story: 'does not know the name', cause: 'unrecognized-name', behave: afterHello(alert(112)) },
  {
    story: 'has no protocol of ours',
    cause: 'alpn-mismatch',
    behave: afterHello(alert(120)),
    asking: { target: { alpn: ['h2'] } },
  },
  { story: 'shares no cipher suite', cause: 'no-shared-cipher', behave: afterHello(alert(71)) },
  {
    story: 'does not offer STARTTLS',
    cause: 'starttls-refused',
    behave: (socket) => smtpWithout(socket),
    asking: { target: { starttls: 'smtp' } },
  },
  {
    story: 'agrees to STARTTLS with a line slipped in behind',
    cause: 'starttls-injection',
    behave: (socket) => smtpInjected(socket, ['220 go\r\n250 injected\r\n']),
    asking: { target: { starttls: 'smtp' } },
  },
  {
    story: 'agrees to STARTTLS, and a line is slipped in later',
    cause: 'starttls-injection',
    behave: (socket) => smtpInjected(socket, ['220 go\r\n', '250 injected\r\n']),
    asking: { target: { starttls: 'smtp' } },
  },
  {
    story: 'says nothing to STARTTLS',
    cause: 'starttls-refused',
    behave: (socket) => socket.end(),
    asking: { target: { starttls: 'imap' } },
  },
];

describe('a server that', () => {
  it.each(situations)('$story: $cause', async ({ cause, behave, asking }) => {
    const { causes, diagnoses } = await ask(await serve(behave), asking);
    expect(causes).toEqual([cause]);
    expect(diagnoses.filter((each) => !isReadable(each))).toEqual([]);
  });
});

it('shows the line that was slipped into STARTTLS, and does not ask to switch TLS on', async () => {
  for (const last of [['220 go\r\n250 injected\u001b[2J\r\n'], ['220 go\r\n', '250 injected\u001b[2J\r\n']]) {
    const port = await serve((socket) => smtpInjected(socket, last));
    const [said] = (await ask(port, { target: { starttls: 'smtp' } })).diagnoses;
    expect(said?.evidence).toMatch(/^After it had agreed, there came "250 injected *\[2J" in plain text\.$/);
    expect(said?.cause).toContain('CVE-2011-0411');
    expect(said?.remedy).not.toContain('Switch TLS on');
  }
});

describe('what stands before the server', () => {
  it('is nothing: connection-refused', async () => {
    expect((await ask(await freePort())).causes).toEqual(['connection-refused']);
  });

  it('is a name that nobody knows: name-not-found', async () => {
    expect((await ask(443, { target: { host: 'no-such-host.invalid' } })).causes).toEqual(['name-not-found']);
  });

  it('is a proxy that refuses: proxy-refused', async () => {
    const port = await serve(afterHello('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    expect((await ask(443, { target: { proxy: { host: '127.0.0.1', port } } })).causes).toEqual(['proxy-refused']);
  });

  it('is a proxy that never answers: connection-timeout', async () => {
    const port = await serve(() => undefined);
    const { causes } = await ask(443, { target: { proxy: { host: '127.0.0.1', port } }, timeouts: short });
    expect(causes).toEqual(['connection-timeout']);
  });

  it.each([
    ['resets', 'connection-reset', (socket: Socket) => socket.resetAndDestroy()],
    ['closes', 'connection-closed', (socket: Socket) => socket.end()],
  ] as const)('is something that %s the connection in the middle of the handshake: %s', async (_how, cause, end) => {
    const server = await serveTls();
    const port = await serve((client) => {
      const upstream = connect(server, '127.0.0.1');
      client.pipe(upstream);
      upstream.once('data', (flight: Buffer) => {
        client.write(flight.subarray(0, 200), () => end(client));
      });
      upstream.on('error', () => client.destroy());
      client.on('close', () => upstream.destroy());
    });
    expect((await ask(port, { target: { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } } })).causes).toEqual([cause]);
  });
});

/** A byte every few milliseconds, as long as somebody listens. */
function drip(socket: Socket, bytes: Uint8Array): void {
  let sent = 0;
  const timer = setInterval(() => socket.write(bytes.subarray(sent, ++sent)), 5);
  socket.on('close', () => clearInterval(timer));
}

/** A hello, and a Certificate message of ten megabytes in records of 16 kB. */
function flood(socket: Socket): void {
  const size = 10 * 2 ** 20;
  const head = [
    11,
    size >> 16,
    (size >> 8) & 0xff,
    size & 0xff,
    (size - 3) >> 16,
    ((size - 3) >> 8) & 0xff,
    (size - 3) & 0xff,
  ];
  const filler = Buffer.alloc(16_000, 0x30);
  socket.write(serverHello);
  socket.write(record(22, ...head));
  for (let sent = 0; sent < size; sent += filler.length)
    socket.write(Buffer.concat([Buffer.from([22, 3, 3, 62, 128]), filler]));
}

/** The second of `last` comes once TLS begins. */
function smtpInjected(socket: Socket, last: readonly string[]): void {
  const answers = ['250-mail.payments.svc\r\n250 STARTTLS\r\n', ...last];
  socket.write('220 mail.payments.svc ESMTP\r\n');
  socket.on('data', () => socket.write(answers.shift() ?? ''));
}

function smtpWithout(socket: Socket): void {
  socket.write('220 mail.payments.svc ESMTP\r\n');
  socket.once('data', () => socket.write('250-mail.payments.svc\r\n250 SIZE\r\n'));
}
