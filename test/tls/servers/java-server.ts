import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInstalled, type Program, startProgram } from './program.ts';

const java = findInstalled('java');
const javac = findInstalled('javac');
export const javaMissing: boolean = java === undefined || javac === undefined;

/** `Serve KEYSTORE TRUSTSTORE need|want|none PROTOCOLS`: prints its port, and greets who comes through. */
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

  public static void main(String[] args) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(open(args[0]), PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(open(args[1]));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLServerSocket listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    if (args[2].equals("need")) listener.setNeedClientAuth(true);
    if (args[2].equals("want")) listener.setWantClientAuth(true);
    listener.setEnabledProtocols(args[3].split(","));
    System.out.println("listening on " + listener.getLocalPort());
    while (true) {
      try (SSLSocket peer = (SSLSocket) listener.accept()) {
        peer.getInputStream().read();
        peer.getOutputStream().write("hello\\n".getBytes());
      } catch (IOException refused) { }
    }
  }
}
`;

/** Compiles the server into a folder. */
export function compileJavaServer(folder: string): void {
  if (javac === undefined) throw new Error('no JDK is installed');
  writeFileSync(join(folder, 'Serve.java'), source);
  execFileSync(javac, ['-d', folder, join(folder, 'Serve.java')], { stdio: 'ignore' });
}

/** A real Java server, with stores as `certscope pair --format pkcs12,truststore` writes them. */
export async function startJavaServer(
  folder: string,
  stores: { readonly keys: string; readonly trust: string },
  clientAuth: 'need' | 'want' | 'none',
  protocols = 'TLSv1.3,TLSv1.2',
): Promise<{ readonly port: number; readonly program: Program }> {
  if (java === undefined) throw new Error('no JDK is installed');
  const args = ['-cp', folder, 'Serve', stores.keys, stores.trust, clientAuth, protocols];
  const program = await startProgram(java, args, /listening on \d+/);
  const [, port] = /listening on (\d+)/.exec(program.said()) ?? [];
  return { port: Number(port), program };
}
