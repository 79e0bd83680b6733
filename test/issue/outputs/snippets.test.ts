import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { formatSnippet, SNIPPETS, type SnippetOptions } from '../../../server/src/issue/outputs/snippets/registry.ts';
import { ROLES } from '../../../server/src/issue/types.ts';
import { makePki } from '../../builders/index.ts';
import { deliver, type Ended, finished, freePort, listening } from './live.ts';
import { temporaryFolder, toolMissing, write } from './tools.ts';

const stacks = SNIPPETS.map(({ stack }) => stack);

function snippet(stack: string, options: Partial<SnippetOptions> = {}): string {
  const text = formatSnippet(stack, { role: 'both', folder: '/etc/tls', ...options });
  if (text === undefined) throw new Error(`There is no snippet for ${stack}`);
  return text;
}

describe('a snippet', () => {
  it('is there for each of these', () => {
    expect(stacks).toEqual(['nginx', 'spring-boot', 'spring-boot-pkcs12', 'envoy', 'istio', 'node', 'go', 'curl']);
    expect(formatSnippet('apache', { role: 'both', folder: '/etc/tls' })).toBeUndefined();
  });

  describe.each(stacks)('for %s', (stack) => {
    it.each(ROLES)('as %s is text with one line break at its end and no blanks before one', (role) => {
      const text = snippet(stack, { role });
      expect(text).toMatch(/\S\n$/);
      expect(text).not.toMatch(/[ \t]\n|undefined|\n\n\n/);
    });

    it('names the files in the folder, and the server', () => {
      const text = snippet(stack, { folder: '/srv/my tls/', serverName: 'api.payments.svc', port: 9443 });
      expect(text).toContain('/srv/my tls');
      expect(text).not.toContain('tls//');
      expect(text).toContain('api.payments.svc');
      expect(text).toContain('9443'.slice(0, stack === 'envoy' ? 0 : 4));
    });
  });

  it('has slashes on Windows, too', () => {
    expect(snippet('nginx', { folder: 'C:\\Users\\me\\certs' })).toContain('C:/Users/me/certs/fullchain.pem');
    expect(snippet('nginx', { folder: '/odd\\name' })).toContain('"/odd\\\\name/fullchain.pem"');
  });

  it('has IPv6 addresses in brackets in URLs, and sends none as server name', () => {
    const options = { role: 'client', serverName: '::1' } as const;
    expect(snippet('curl', options)).toContain("'https://[::1]:8443/'");
    expect(snippet('nginx', options)).toContain('proxy_pass https://[::1]:8443;');
    expect(snippet('envoy', options)).not.toContain('sni:');
    expect(snippet('envoy', options)).toContain('san_type: IP_ADDRESS');
    expect(snippet('istio', options)).not.toContain('sni:');
  });
});

describe('YAML of a snippet', () => {
  const yamlStacks = SNIPPETS.filter(({ languageId }) => languageId === 'yaml').map(({ stack }) => stack);
  const cases = yamlStacks.flatMap((stack) => ROLES.map((role) => [stack, role] as const));

  it.each(cases)('for %s as %s is sound, whatever the folder is called', (stack, role) => {
    for (const folder of ['/etc/tls', '/a: b #c/"d"', 'C:\\tls']) {
      const documents = parseAllDocuments(snippet(stack, { role, folder, serverName: '*.example.com' }));
      expect(documents.flatMap((document) => ('errors' in document ? document.errors : []))).toEqual([]);
    }
  });

  const read = (stack: string, options: Partial<SnippetOptions> = {}): unknown[] =>
    parseAllDocuments(snippet(stack, { serverName: 'api.payments.svc', ...options })).map((document) =>
      'toJS' in document ? document.toJS() : undefined,
    );

  it('has Spring Boot read PEM or keystores by a bundle, passwords from the environment', () => {
    const files = {
      fullchain: 'file:/etc/tls/fullchain.pem',
      key: 'file:/etc/tls/key.pem',
      ca: 'file:/etc/tls/ca.pem',
    };
    const keystore = { certificate: files.fullchain, 'private-key': files.key };
    expect(read('spring-boot')).toEqual([
      {
        server: { port: 8443, ssl: { bundle: 'mtls', 'client-auth': 'need' } },
        spring: {
          ssl: {
            bundle: { pem: { mtls: { 'reload-on-update': true, keystore, truststore: { certificate: files.ca } } } },
          },
        },
      },
    ]);
    const store = (name: string): object => ({
      location: `file:/etc/tls/${name}.p12`,
      type: 'PKCS12',
      password: `\${${name.toUpperCase()}_PASSWORD}`,
    });
    const mtls = { 'reload-on-update': true, keystore: store('keystore'), truststore: store('truststore') };
    expect(read('spring-boot-pkcs12', { role: 'client' })).toEqual([
      { spring: { ssl: { bundle: { jks: { mtls } } } } },
    ]);
  });

  it('has Envoy demand a certificate as a server, and the name as a client', () => {
    expect(read('envoy')).toMatchObject([
      {
        transport_socket: {
          typed_config: {
            '@type': expect.stringMatching(/v3\.DownstreamTlsContext$/),
            require_client_certificate: true,
            common_tls_context: { validation_context: { trusted_ca: { filename: '/etc/tls/ca.pem' } } },
          },
        },
      },
      {
        transport_socket: {
          typed_config: {
            '@type': expect.stringMatching(/v3\.UpstreamTlsContext$/),
            sni: 'api.payments.svc',
            common_tls_context: {
              tls_certificates: [
                {
                  certificate_chain: { filename: '/etc/tls/fullchain.pem' },
                  private_key: { filename: '/etc/tls/key.pem' },
                },
              ],
              validation_context: {
                match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: 'api.payments.svc' } }],
              },
            },
          },
        },
      },
    ]);
  });

  it('has Istio take the Secret that is made beside it', () => {
    expect(read('istio')).toMatchObject([
      {
        kind: 'Gateway',
        metadata: { name: 'api' },
        spec: { servers: [{ tls: { mode: 'MUTUAL', credentialName: 'api-tls' } }] },
      },
      {
        kind: 'DestinationRule',
        spec: { host: 'api.payments.svc', trafficPolicy: { tls: { mode: 'MUTUAL', sni: 'api.payments.svc' } } },
      },
    ]);
  });
});

// From here on the snippets run, by the machine's clock.

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

const curlMissing = toolMissing('curl', '--version');

describe('the server of Node', async () => {
  const port = await freePort();
  const text = snippet('node', { role: 'server', folder: folders.server, port });
  children.push(await listening(process.execPath, [write(folder, 'server.mjs', text)]));

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
