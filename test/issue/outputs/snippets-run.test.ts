import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatSnippet, type SnippetOptions } from '../../../server/src/issue/outputs/snippets/registry.ts';
import { english } from '../../../server/src/text/localize.ts';
import { makePki } from '../../builders/index.ts';
import { freePort } from '../../free-port.ts';
import { deliver, type Ended, finished, listening } from './live.ts';
import { temporaryFolder, toolMissing, write } from './tools.ts';

// The snippets run, by the machine's clock.

const pki = makePki({
  now: Date.now(),
  label: 'snippets',
  server: { name: 'localhost', dns: ['localhost'], ip: ['127.0.0.1'], roles: ['server'] },
});
const folder = temporaryFolder();
const folders = {
  server: await deliver(folder, "server's files", pki, pki.server),
  client: await deliver(folder, "client's files", pki, pki.client),
};
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill();
});

/** Both commands of curl, as one would paste them into a shell. */
function curl(role: 'server' | 'client', port: number, serverName = 'localhost'): Promise<Ended> {
  const text = snippet('curl', { role, folder: role === 'client' ? folders.client : folders.server, port, serverName });
  return finished(spawn('sh', ['-c', text]));
}

function nodeClient(port: number, serverName = 'localhost'): Promise<Ended> {
  const text = snippet('node', { role: 'client', folder: folders.client, port, serverName });
  return finished(spawn(process.execPath, [write(folder, 'client.mjs', text)]));
}

function snippet(stack: string, options: Partial<SnippetOptions> = {}): string {
  const made = formatSnippet(stack, { role: 'both', folder: '/etc/tls', ...options }, english);
  if (made === undefined || 'problem' in made) throw new Error(made?.problem ?? `There is no snippet for ${stack}`);
  return made.text;
}

const curlMissing = toolMissing('curl', '--version');

describe('the server of Node', async () => {
  const port = await freePort();
  const text = snippet('node', { role: 'server', folder: folders.server, port });
  children.push((await listening(process.execPath, [write(folder, 'server.mjs', text)])).child);

  it('answers the client of Node by its name', async () => {
    expect(await nodeClient(port)).toEqual({ code: 0, stdout: 'orders\n', stderr: '' });
  });

  it('is refused under a name that its certificate does not have', async () => {
    expect((await nodeClient(port, '127.0.0.2')).stderr).toMatch(/does not match certificate's altnames/);
  });

  it.skipIf(curlMissing)('answers curl with a certificate, and refuses it without', async () => {
    expect(await curl('client', port)).toMatchObject({ code: 0, stdout: 'orders\n' });
    expect(await curl('client', port, '127.0.0.1')).toMatchObject({ code: 0, stdout: 'orders\n' });
    const refused = await curl('server', port);
    expect(refused.code).toBe(56);
    expect(refused.stderr).toMatch(/certificate required/);
  });

  it('and the client fit into one program', async () => {
    const own = await deliver(folder, 'both', pki, makePkiOfBoth());
    const options = { role: 'both', folder: own, port: await freePort() } as const;
    const program = `${snippet('node', options)}call.on('close', () => server.close());\n`;
    const ended = await finished(spawn(process.execPath, [write(folder, 'both.mjs', program)]));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('localhost\n');
  });
});

/** A certificate for both sides of the same CA. */
function makePkiOfBoth(): typeof pki.server {
  return makePki({
    now: Date.now(),
    label: 'snippets',
    server: { name: 'localhost', dns: ['localhost'], roles: ['server', 'client'] },
  }).server;
}

describe.skipIf(toolMissing('nginx', '-v') || curlMissing)('nginx', () => {
  /** Starts nginx with these servers; it has bound its ports when the command returns. Returns its process id. */
  function start(name: string, servers: string): void {
    const prefix = join(folder, name);
    mkdirSync(prefix);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${each};`);
    const http = `events {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${servers}\n}\n`;
    const file = write(prefix, 'nginx.conf', `pid nginx.pid;\nerror_log error.log;\n${http}`);
    const nginx = (...more: string[]): unknown =>
      execFileSync('nginx', ['-p', prefix, '-c', file, '-e', 'error.log', ...more], { stdio: 'pipe' });
    nginx();
    afterAll(() => nginx('-s', 'stop'));
  }

  it('answers those with a certificate, refuses those without, and shows its own when it calls', async () => {
    const [port, proxyPort] = [await freePort(), await freePort()];
    start('server', snippet('nginx', { role: 'server', folder: folders.server, port }));
    expect(await curl('client', port)).toMatchObject({ code: 0, stdout: 'CN=orders\n' });
    expect((await nodeClient(port)).stdout).toBe('CN=orders\n');
    const refused = await curl('server', port);
    expect(refused.stderr).toContain('400');

    const calling = snippet('nginx', { role: 'client', folder: folders.client, port });
    start('client', `server { listen 127.0.0.1:${proxyPort};\n${calling}}`);
    const answer = await fetch(`http://127.0.0.1:${proxyPort}/`);
    expect([answer.status, await answer.text()]).toEqual([200, 'CN=orders\n']);
  });

  it('does not call a server whose certificate has another name', async () => {
    const [port, proxyPort] = [await freePort(), await freePort()];
    start('named', snippet('nginx', { role: 'server', folder: folders.server, port }));
    const calling = snippet('nginx', { role: 'client', folder: folders.client, port, serverName: '127.0.0.2' });
    start('misled', `server { listen 127.0.0.1:${proxyPort};\n${calling}}`);
    expect((await fetch(`http://127.0.0.1:${proxyPort}/`)).status).toBe(502);
  });
});

describe.skipIf(toolMissing('python3', '-c', 'import ssl'))('Python', async () => {
  const port = await freePort();
  const file = write(folder, 'for-python.mjs', snippet('node', { role: 'server', folder: folders.server, port }));
  children.push((await listening(process.execPath, [file])).child);

  it('calls the server of Node by the same files', async () => {
    const ended = await finished(spawn('python3', ['-c', PYTHON_CLIENT, folders.client, String(port)]));
    expect(ended).toEqual({ code: 0, stdout: 'orders\n', stderr: '' });
  });

  it('serves the client of Node by the same files', async () => {
    const server = await listening('python3', ['-u', '-c', PYTHON_SERVER, folders.server, '0']);
    children.push(server.child);
    expect(await nodeClient(Number(server.said))).toMatchObject({ code: 0, stdout: 'orders\n' });
  });
});

const PYTHON_CLIENT = `
import ssl, sys, urllib.request
folder, port = sys.argv[1:]
context = ssl.create_default_context(cafile=folder + '/ca.pem')
context.load_cert_chain(folder + '/fullchain.pem', folder + '/key.pem')
print(urllib.request.urlopen('https://localhost:' + port + '/', context=context).read().decode(), end='')
`;

const PYTHON_SERVER = `
import http.server, ssl, sys
folder = sys.argv[1]
class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *ignored): pass
    def do_GET(self):
        subject = dict(pair for rdn in self.connection.getpeercert()['subject'] for pair in rdn)
        self.send_response(200)
        self.end_headers()
        self.wfile.write((subject['commonName'] + '\\n').encode())
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=folder + '/ca.pem')
context.verify_mode = ssl.CERT_REQUIRED
context.load_cert_chain(folder + '/fullchain.pem', folder + '/key.pem')
server = http.server.HTTPServer(('localhost', 0), Handler)
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1])
server.serve_forever()
`;

describe.skipIf(toolMissing('go', 'version'))('Go', () => {
  it('compiles both sides, and has them shake hands', async () => {
    const both = (role: 'server' | 'client'): string => snippet('go', { role, folder: folders[role] });
    const module = join(folder, 'go');
    mkdirSync(module);
    const server = both('server');
    const client = both('client').replaceAll('loadTLS', 'loadClientTLS');
    write(module, 'go.mod', 'module example\n\ngo 1.19\n');
    write(module, 'server.go', `package main\n\n${server}`);
    write(module, 'client.go', `package main\n\n${client}`);
    write(module, 'main.go', GO_MAIN);
    const env = { ...process.env, GOFLAGS: '-mod=mod', GOCACHE: join(folder, 'go-cache'), CGO_ENABLED: '0' };
    expect(execFileSync('gofmt', ['-l', module], { encoding: 'utf8' })).toBe('');
    const ended = await finished(spawn('go', ['run', '.'], { cwd: module, env }));
    expect(ended).toEqual({ code: 0, stdout: 'orders\n', stderr: '' });
  }, 240_000);
});

/** Shakes hands over a pipe, and prints whom the server met. */
const GO_MAIN = `package main

import (
	"crypto/tls"
	"fmt"
	"net"
	"os"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	serverConfig, err := serverTLS()
	check(err)
	clientConfig, err := clientTLS()
	check(err)
	here, there := net.Pipe()
	go func() {
		client := tls.Client(there, clientConfig)
		check(client.Handshake())
		client.Read(make([]byte, 1))
	}()
	server := tls.Server(here, serverConfig)
	check(server.Handshake())
	fmt.Println(server.ConnectionState().PeerCertificates[0].Subject.CommonName)
}
`;
