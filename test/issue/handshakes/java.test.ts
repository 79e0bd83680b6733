import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityChoice } from '../../../server/src/issue/tasks.ts';
import { run, toolMissing, write } from '../outputs/tools.ts';
import { Delivered } from './delivered.ts';
import { output, spawnReady } from './spawn-ready.ts';

const development: AuthorityChoice = { kind: 'development' };
const javaMissing = toolMissing('javac', '-version');
const password = 'changeit';

/** `serve KEYSTORE TRUSTSTORE`: prints its port, then `ready`, and demands certificates. `call PORT KEYSTORE|- TRUSTSTORE`: prints what it is told. */
const source = `
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.*;
import javax.net.ssl.*;

public class Handshake {
  static final char[] PASSWORD = "${password}".toCharArray();

  static KeyStore open(String path) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(path))) { store.load(in, PASSWORD); }
    return store;
  }

  static SSLContext context(String keys, String trust) throws Exception {
    KeyManager[] own = null;
    if (!keys.equals("-")) {
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(open(keys), PASSWORD);
      own = factory.getKeyManagers();
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(open(trust));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own, factory.getTrustManagers(), null);
    return context;
  }

  static void serve(String[] args) throws Exception {
    SSLServerSocket listener = (SSLServerSocket) context(args[1], args[2]).getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener.setNeedClientAuth(true);
    Files.writeString(Path.of(args[3]), "" + listener.getLocalPort());
    System.out.println("ready");
    while (true) {
      try (SSLSocket peer = (SSLSocket) listener.accept()) {
        peer.getInputStream().read();
        peer.getOutputStream().write("hello\\n".getBytes());
      } catch (IOException refused) { }
    }
  }

  static void call(String[] args) throws Exception {
    int port = Integer.parseInt(Files.readString(Path.of(args[1])));
    try (SSLSocket peer = (SSLSocket) context(args[2], args[3]).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters parameters = peer.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      peer.setSSLParameters(parameters);
      peer.getOutputStream().write(1);
      System.out.println(new BufferedReader(new InputStreamReader(peer.getInputStream())).readLine());
    } catch (IOException refused) {
      System.out.println(refused);
    }
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("serve")) serve(args); else call(args);
  }
}
`;

describe.skipIf(javaMissing)('Java', () => {
  const closing: { close(): void }[] = [];
  const classes = new Delivered();
  const java = (...args: string[]): string[] => ['-cp', classes.folder, 'Handshake', ...args];
  beforeAll(() => run('javac', ['-d', classes.folder, write(classes.folder, 'Handshake.java', source)]));
  afterAll(() => {
    for (const each of closing) each.close();
  });

  it.each(['pkcs12', 'pkcs12-legacy'] as const)('shakes hands both ways with %s and truststore', async (format) => {
    const pki = new Delivered();
    const formats = [format, 'truststore'] as const;
    await pki.make(
      { kind: 'pair', serverNames: ['localhost', '127.0.0.1'], clientNames: ['checkout.svc'], authority: development },
      { formats, password },
    );
    const store = format === 'pkcs12' ? 'keystore.p12' : 'keystore-legacy.p12';
    const keys = (side: string) => pki.path(`${side}/${store}`);
    const trust = pki.path('server/truststore.p12');
    const port = pki.path('port');
    closing.push(await spawnReady('java', java('serve', keys('server'), trust, port)));
    expect(await output('java', java('call', port, keys('client'), trust))).toBe('hello');
    expect(await output('java', java('call', port, '-', trust))).toMatch(
      /certificate_required|bad_certificate|SSLHandshakeException|closed|reset|broken pipe/i,
    );
  });
});
