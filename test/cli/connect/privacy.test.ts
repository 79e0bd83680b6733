import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../server/src/cli/run.ts';
import { authorityInfoAccess, crlDistributionPoints, makeLeaf } from '../../builders/index.ts';
import { demanding, pki, serving, startGreeting } from '../../tls/probing.ts';
import { type Listening, listenOn } from '../../tls/servers/target.ts';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const networkLog = fileURLToPath(new URL('network-log.cjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'certscope-privacy-'));
const stopping: Listening[] = [];
afterAll(async () => {
  await Promise.all(stopping.map(({ stop }) => stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function during(starting: Promise<Listening>): Promise<number> {
  const listening = await starting;
  stopping.push(listening);
  return listening.port;
}

/** A certificate full of invitations to ask elsewhere: OCSP responder, issuer, revocation list. */
function makeTempting(): { readonly cert: string; readonly key: string } {
  const leaf = makeLeaf(pki.issuing, {
    now: Date.now(),
    dns: ['localhost'],
    ip: ['127.0.0.1'],
    extensions: [
      authorityInfoAccess({ ocsp: 'http://ocsp.payments.test/', caIssuers: 'http://aia.payments.test/issuing.crt' }),
      crlDistributionPoints('http://crl.payments.test/issuing.crl'),
    ],
  });
  // The intermediate is left out: nothing is fetched to make up for it.
  return { cert: leaf.pem, key: leaf.keyPem };
}

/** What the built program connects to and looks up, and what it prints. */
async function runLogged(
  ...args: string[]
): Promise<{ readonly network: string[]; readonly out: string; readonly error: string }> {
  const log = join(folder, `network-${args.length}-${Math.round(performance.now())}.log`);
  const child = spawn(process.execPath, ['--require', networkLog, cli, 'connect', ...args], {
    cwd: folder,
    env: { ...process.env, CERTSCOPE_TEST_NETWORK_LOG: log },
  });
  const said = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error += text));
  await once(child, 'close');
  const network = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { network: [...new Set(network)].sort(), ...said };
}

describe('the built program goes nowhere but where it is sent', () => {
  let port = 0;
  beforeAll(async () => {
    const files = {
      'ca.pem': pki.root.pem,
      'client.pem': pki.clientChain,
      'client-key.pem': pki.client.keyPem,
      'other-key.pem': pki.server.keyPem,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    port = await during(startGreeting({ ...demanding, ...makeTempting(), ALPNProtocols: ['http/1.1'] }));
  });
  const credentials = ['--cert', 'client.pem', '--key', 'client-key.pem', '--ca', 'ca.pem'];

  it('by its address, no name is looked up', async () => {
    const { network, out, error } = await runLogged(`127.0.0.1:${port}`, ...credentials, '--repeat', '2');
    expect(error).toBe('');
    expect(out).toContain('answered HTTP 200');
    expect(network).toEqual([`TCPCONNECTWRAP 127.0.0.1:${port}`]);
  });

  it('by its name, that name alone is looked up, also where the server is called otherwise', async () => {
    const { network } = await runLogged(`localhost:${port}`, ...credentials, '--servername', 'api.payments.test');
    const [lookup, ...connections] = network;
    expect(lookup).toBe('GETADDRINFOREQWRAP localhost');
    expect(connections.length).toBeGreaterThan(0);
    for (const connection of connections)
      expect(connection).toMatch(new RegExp(`^TCPCONNECTWRAP (127\\.0\\.0\\.1|::1):${port}$`));
  });

  it('with a scan, the same', async () => {
    const { network, out } = await runLogged(`127.0.0.1:${port}`, '--ca', 'ca.pem', '--scan');
    expect(out).toContain('TLSv1.3: accepted');
    expect(network).toEqual([`TCPCONNECTWRAP 127.0.0.1:${port}`]);
  });

  it('with --fetch-issuers, the URL of the issuer is asked besides, and no other that certificates name', async () => {
    const { network, out } = await runLogged(`127.0.0.1:${port}`, '--ca', 'ca.pem', '--fetch-issuers');
    expect(out).toContain('"http://aia.payments.test/issuing.crt" could not be asked');
    expect(network).toEqual(['GETADDRINFOREQWRAP aia.payments.test', `TCPCONNECTWRAP 127.0.0.1:${port}`]);
  });

  it('with the targets of a project, to these, and its files are read where they lie', async () => {
    mkdirSync(join(folder, '.certscope'));
    const target = `{ target: "127.0.0.1:${port}", certificate: client.pem, key: client-key.pem }`;
    writeFileSync(join(folder, '.certscope/targets.yaml'), `targets:\n  - ${target}\n`);
    const { network, out, error } = await runLogged('--targets', '.certscope/targets.yaml');
    expect(error).toBe('');
    expect(out).toContain('connected, with findings');
    expect(out).toContain('does not send the intermediate');
    expect(network).toEqual([`TCPCONNECTWRAP 127.0.0.1:${port}`]);
  });

  it('through a proxy, the proxy is all that it knows', async () => {
    const proxy = await during(
      listenOn(createTcpServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 403 No\r\n\r\n')))),
    );
    const { network, out } = await runLogged(
      'api.payments.test:443',
      '--ca',
      'ca.pem',
      '--proxy',
      `127.0.0.1:${proxy}`,
    );
    expect(out).toContain('403 No');
    expect(network).toEqual([`TCPCONNECTWRAP 127.0.0.1:${proxy}`]);
  });

  it('with credentials that cannot be used, nobody is asked anything', async () => {
    const { network, out } = await runLogged(
      `localhost:${port}`,
      '--cert',
      'client.pem',
      '--key',
      'other-key.pem',
      '--ca',
      'ca.pem',
    );
    expect(out).toContain('does not belong');
    expect(network).toEqual([]);
  });
});

describe('the private key', () => {
  /** Runs the command line, and tells how often each file was read, what was handed out, and what was printed. */
  const runCounting = async (...args: string[]) => {
    const files = new Map([
      ['/w/ca.pem', pki.root.pem],
      ['/w/client.pem', pki.clientChain],
      ['/w/client-key.pem', pki.client.keyPem],
    ]);
    const reads: { readonly path: string; readonly bytes: Uint8Array }[] = [];
    let printed = '';
    const print = (text: string): void => {
      printed += text;
    };
    const code = await runCli(['connect', ...args], {
      cwd: '/w',
      environment: {},
      color: false,
      now: () => Date.now(),
      out: print,
      error: print,
      readStandardInput: async () => new Uint8Array(),
      writeFile: () => undefined,
      readFile: (path) => {
        const bytes = Buffer.from(files.get(path) ?? '');
        reads.push({ path, bytes });
        return bytes;
      },
      isDirectory: () => false,
    });
    return { code, reads, printed };
  };

  it.each(['text', 'json'])('is read once, wiped, and in no report as %s', async (format) => {
    const port = await during(startGreeting(demanding));
    const args = [
      '--cert',
      'client.pem',
      '--key',
      'client-key.pem',
      '--ca',
      'ca.pem',
      '--repeat',
      '3',
      '--format',
      format,
    ];
    const { code, reads, printed } = await runCounting(`127.0.0.1:${port}`, ...args);
    expect(code).toBe(0);
    expect(reads.map(({ path }) => path).sort()).toEqual(['/w/ca.pem', '/w/client-key.pem', '/w/client.pem']);
    const key = reads.find(({ path }) => path === '/w/client-key.pem');
    expect(key?.bytes.every((byte) => byte === 0)).toBe(true);
    for (const line of pki.client.keyPem.split('\n').filter((each) => each.length > 20 && !each.startsWith('-'))) {
      expect(printed).not.toContain(line);
    }
  });

  it('is in no message where it does not fit', async () => {
    const port = await during(startGreeting(serving()));
    const { code, printed } = await runCounting(
      `127.0.0.1:${port}`,
      '--cert',
      'ca.pem',
      '--key',
      'client-key.pem',
      '--ca',
      'ca.pem',
    );
    expect(code).toBe(2);
    expect(printed).not.toContain(pki.client.keyPem.split('\n')[1]);
  });
});
