import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../server/src/cli/run.ts';
import { Delivered } from '../issue/handshakes/delivered.ts';
import { runOn } from './terminal.ts';

const pki = new Delivered();
beforeAll(() =>
  pki.make({
    kind: 'pair',
    serverNames: ['localhost'],
    clientNames: ['checkout.svc'],
    authority: { kind: 'development' },
  }),
);

/** Runs the command on the pair; `visit` is called with its port once it listens. */
function serve(
  args: readonly string[],
  visit: (port: number) => void,
): Promise<{ code: number; out: string; error: string }> {
  const printed = { out: '', error: '' };
  const terminal = {
    cwd: pki.folder,
    environment: {},
    color: false,
    now: () => Date.now(),
    out: (text: string) => {
      printed.out += text;
    },
    error: (text: string) => {
      printed.error += text;
      const [, port] = /localhost:(\d+)/.exec(text) ?? [];
      if (port !== undefined) visit(Number(port));
    },
    readStandardInput: async () => new Uint8Array(),
    writeFile: () => undefined,
    readFile: (path: string) => readFileSync(path),
    isDirectory: () => false,
  };
  return runCli(['test-server', '--port', '0', ...args], terminal).then((code) => ({ code, ...printed }));
}

function call(port: number, folder?: string): void {
  const read = (name: string): Buffer => readFileSync(pki.path(name));
  const pair = folder === undefined ? {} : { cert: read(`${folder}/cert.pem`), key: read(`${folder}/key.pem`) };
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: read('ca.pem'), ...pair });
  socket.on('secureConnect', () => socket.write('hello'));
  socket.on('data', () => socket.end());
  socket.on('error', () => undefined);
}

describe('certscope test-server', () => {
  it('tells of each client, and ends with 0 after as many as it was told', async () => {
    const { code, out, error } = await serve(['--dir', '.', '--count', '1'], (port) => call(port, 'client'));
    expect(code).toBe(0);
    expect(out).toMatch(/^Connection 1 from 127\.0\.0\.1:\d+: accepted\.\n {2}Negotiated: TLSv1\.3/);
    expect(out).toContain('Client certificate 1: "checkout.svc"');
    expect(error).toMatch(/waiting for clients on https:\/\/localhost:\d+\//);
  });

  it('ends with 1 where one was refused, and says so in JSON', async () => {
    const files = ['--cert', 'server/fullchain.pem', '--key', 'server/key.pem', '--ca', 'ca.pem'];
    const { code, out } = await serve([...files, '--count', '1', '--format', 'json'], (port) => call(port));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      connection: 1,
      outcome: 'refused',
      clientCertificates: [],
      alerts: [{ from: 'server', description: 'certificate_required' }],
      why: [expect.stringContaining('sent no certificate')],
    });
  });

  it('cannot start without its files, or with those of others', async () => {
    expect(await runOn({}, 'test-server', '--dir', 'nowhere')).toMatchObject({
      code: 2,
      error: expect.stringContaining('cannot read nowhere/'),
    });
    const files = ['--cert', 'server/cert.pem', '--key', 'client/key.pem', '--ca', 'ca.pem'];
    expect(await serve(files, () => undefined)).toMatchObject({
      code: 2,
      error: expect.stringMatching(/cannot start the server: .*key values mismatch/),
    });
  });

  it.each([
    [[], 'needs --dir'],
    [['--dir', '.', '--cert', 'a.pem'], 'not both'],
    [['--dir', '.', '--port', '99999'], '--port takes a number'],
    [['--dir', '.', '--format', 'xml'], '--format takes'],
    [['stray', '--dir', '.'], 'takes no “stray”'],
  ])('says how it is used: %j', async (args, complaint) => {
    expect(await runOn({}, 'test-server', ...args)).toMatchObject({
      code: 2,
      error: expect.stringContaining(complaint),
    });
  });
});
