// Clients of four stacks that connect once and print what went wrong, in their own words.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StackErrors } from '../../../server/src/handshake/evidence.ts';
import { findInstalled } from '../servers/program.ts';

/** One connection to loopback. */
export interface Call {
  readonly port: number;
  readonly serverName: string;
  /** PEM file of the CA that is trusted. */
  readonly trust: string;
  readonly maxVersion?: 'TLSv1.2';
  /** The one application protocol that is offered. */
  readonly alpn?: string;
}

/** Makes a call and resolves with everything that was printed. */
export type Client = (call: Call) => Promise<string>;

const run = promisify(execFile);

async function output(command: string, args: readonly string[]): Promise<string> {
  const result = await run(command, args, { timeout: 20_000 }).catch(
    (error: { stdout?: string; stderr?: string }) => error,
  );
  return `${result.stdout ?? ''}\n${result.stderr ?? ''}`;
}

const words = ({ port, serverName, trust, maxVersion, alpn }: Call): string[] => [
  String(port),
  serverName,
  trust,
  maxVersion ?? '-',
  alpn ?? '-',
];

const shell = `(printf 'GET / HTTP/1.0\\r\\n\\r\\n'; sleep 0.5) | openssl s_client -connect 127.0.0.1:$1 -servername $2 -verify_hostname $2 -verify_return_error -CAfile "$3" $4 $5`;

const openssl: Client = ({ port, serverName, trust, maxVersion, alpn }) =>
  output('sh', [
    '-c',
    shell,
    'sh',
    String(port),
    serverName,
    trust,
    maxVersion ? '-tls1_2' : '',
    alpn ? `-alpn=${alpn}` : '',
  ]);

const nodeSource = `
const [port, servername, trust, version, alpn] = process.argv.slice(2);
const socket = require('node:tls').connect({
  host: '127.0.0.1', port: Number(port), servername, ca: require('node:fs').readFileSync(trust),
  ...(version === '-' ? {} : { maxVersion: version }), ...(alpn === '-' ? {} : { ALPNProtocols: [alpn] }),
}, () => socket.write('GET / HTTP/1.0\\r\\n\\r\\n'));
socket.on('error', ({ code, message }) => console.log(code, message)).on('data', () => socket.destroy());
`;

const goSource = `package main
import ("crypto/tls"; "crypto/x509"; "fmt"; "os"; "time"; "net")
func main() {
  pool := x509.NewCertPool()
  pem, _ := os.ReadFile(os.Args[3])
  pool.AppendCertsFromPEM(pem)
  config := &tls.Config{RootCAs: pool, ServerName: os.Args[2]}
  if os.Args[4] != "-" { config.MaxVersion = tls.VersionTLS12 }
  if os.Args[5] != "-" { config.NextProtos = []string{os.Args[5]} }
  peer, err := tls.DialWithDialer(&net.Dialer{Timeout: 5 * time.Second}, "tcp", "127.0.0.1:" + os.Args[1], config)
  if err != nil { fmt.Println(err); return }
  peer.SetDeadline(time.Now().Add(5 * time.Second))
  peer.Write([]byte("GET / HTTP/1.0\\r\\n\\r\\n"))
  _, err = peer.Read(make([]byte, 1))
  fmt.Println(err)
}
`;

const javaSource = `
import java.io.*;
import java.net.*;
import java.security.*;
import java.security.cert.*;
import javax.net.ssl.*;
public class Call {
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = new FileInputStream(args[2])) { store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in)); }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try {
      Socket plain = new Socket();
      plain.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 5000);
      plain.setSoTimeout(5000);
      SSLSocket peer = (SSLSocket) context.getSocketFactory().createSocket(plain, args[1], plain.getPort(), true);
      SSLParameters parameters = peer.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (!args[3].equals("-")) parameters.setProtocols(new String[] { args[3] });
      if (!args[4].equals("-")) parameters.setApplicationProtocols(new String[] { args[4] });
      peer.setSSLParameters(parameters);
      peer.startHandshake();
      peer.getInputStream().read();
    } catch (IOException error) {
      for (Throwable each = error; each != null; each = each.getCause()) System.out.println(each);
    }
  }
}
`;

/** The clients of the stacks that are installed here. Built in this folder. */
export function makeClients(folder: string): ReadonlyMap<keyof StackErrors, Client> {
  const clients = new Map<keyof StackErrors, Client>();
  if (findInstalled('openssl') !== undefined) clients.set('openssl', openssl);
  writeFileSync(join(folder, 'call.cjs'), nodeSource);
  clients.set('node', (call) => output(process.execPath, [join(folder, 'call.cjs'), ...words(call)]));
  const go = findInstalled('go');
  if (go !== undefined) clients.set('go', buildGo(go, folder));
  const javac = findInstalled('javac');
  if (javac !== undefined) clients.set('java', buildJava(javac, folder));
  return clients;
}

function buildGo(go: string, folder: string): Client {
  mkdirSync(join(folder, 'go'));
  writeFileSync(join(folder, 'go', 'main.go'), goSource);
  const environment = { ...process.env, GO111MODULE: 'off', GOFLAGS: '' };
  execFileSync(go, ['build', '-o', join(folder, 'call'), 'main.go'], { cwd: join(folder, 'go'), env: environment });
  return (call) => output(join(folder, 'call'), words(call));
}

function buildJava(javac: string, folder: string): Client {
  writeFileSync(join(folder, 'Call.java'), javaSource);
  execFileSync(javac, ['Call.java'], { cwd: folder });
  const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', folder, 'Call'];
  return (call) => output('java', [...quick, ...words(call)]);
}
