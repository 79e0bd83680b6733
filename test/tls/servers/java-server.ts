import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInstalled, type Program, startProgram } from './program.ts';

const java = findInstalled('java');
const javac = findInstalled('javac');
export const javaMissing: boolean = java === undefined || javac === undefined;

/** `Serve KEYSTORE TRUSTSTORE need:TLSv1.3,TLSv1.2 …`: a port for each, printed in order, and a greeting for who comes through. */
const source = `
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.*;
import javax.net.ssl.*;

public class Serve {
  static final char[] PASSWORD = "changeit".toCharArray();

  static KeyStore open(String path) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(path))) { store.load(in, PASSWORD); }
    return store;
  }

  static SSLServerSocket listen(SSLContext context, String kind) throws Exception {
    String[] words = kind.split(":");
    SSLServerSocket listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    if (words[0].equals("need")) listener.setNeedClientAuth(true);
    if (words[0].equals("want")) listener.setWantClientAuth(true);
    listener.setEnabledProtocols(words[1].split(","));
    return listener;
  }

  static void serve(SSLServerSocket listener) {
    while (true) {
      try (SSLSocket peer = (SSLSocket) listener.accept()) {
        peer.getInputStream().read();
        peer.getOutputStream().write("hello\\n".getBytes());
      } catch (IOException refused) { }
    }
  }

  public static void main(String[] args) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(open(args[0]), PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(open(args[1]));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    StringBuilder ports = new StringBuilder();
    for (int index = 2; index < args.length; index++) {
      SSLServerSocket listener = listen(context, args[index]);
      ports.append(" ").append(listener.getLocalPort());
      new Thread(() -> serve(listener)).start();
    }
    System.out.println("listening on" + ports + " now");
  }
}
`;

/** A kind of server: what it asks of clients, and the protocols that it speaks. */
export type JavaServerKind = `${'need' | 'want' | 'none'}:${string}`;

/** Java servers of one process, with stores as `certscope pair --format pkcs12,truststore` writes them. `options`: of the JVM. */
export async function startJavaServers<const Kinds extends readonly JavaServerKind[]>(
  folder: string,
  stores: { readonly keys: string; readonly trust: string },
  kinds: Kinds,
  options: readonly string[] = [],
): Promise<{ readonly ports: ReadonlyMap<Kinds[number], number>; readonly program: Program }> {
  if (java === undefined) throw new Error('no JDK is installed');
  const file = join(folder, 'Serve.java');
  writeFileSync(file, source);
  const args = ['-XX:TieredStopAtLevel=1', ...options, file, stores.keys, stores.trust, ...kinds];
  const program = await startProgram(java, args, /listening on.* now/);
  const [, list = ''] = /listening on (.*) now/.exec(program.said()) ?? [];
  const ports = list.split(' ').map(Number);
  return { ports: new Map(kinds.map((kind, index) => [kind, ports[index] ?? 0])), program };
}
