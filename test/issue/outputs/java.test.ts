import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeTruststore } from '../../../server/src/issue/outputs/keystores.ts';
import { type KeyAlgorithm, makeKey, makeLeaf, makePki, pem, toBase64 } from '../../builders/index.ts';
import { opensslMissing } from '../../x509/openssl.ts';
import { generations, issuedFrom, keystoresOf, pkcs8Of } from './issued.ts';
import { run, temporaryFolder, toolMissing, write } from './tools.ts';

const javaMissing = toolMissing('keytool', '-help') || toolMissing('javac', '-version');
const pki = makePki({ label: 'outputs' });
const issued = issuedFrom(pki);
const keystore = keystoresOf(issued);
const folder = temporaryFolder();
const classes = temporaryFolder();

/** Prints each entry of a keystore: alias, kind, the subjects of its chain, and the key in base64. */
const READER = `
import java.io.*; import java.security.*; import java.security.cert.*; import java.util.*;
public class ReadKeystore {
  public static void main(String[] args) throws Exception {
    char[] password = new String(Base64.getDecoder().decode(System.getenv("STORE_PASSWORD")), "UTF-8").toCharArray();
    for (String file : args) print(file, password);
  }
  static void print(String file, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) { store.load(in, password); }
    for (String alias : Collections.list(store.aliases())) {
      System.out.println(alias + " " + (store.isKeyEntry(alias) ? "key" : "trusted"));
      java.security.cert.Certificate[] chain = store.getCertificateChain(alias);
      if (chain != null) for (var each : chain) System.out.println("chain " + ((X509Certificate) each).getSubjectX500Principal());
      if (store.isKeyEntry(alias)) System.out.println("key " + Base64.getEncoder().encodeToString(store.getKey(alias, password).getEncoded()));
    }
  }
}`;

/** Server and client in one process, by their keystores and a truststore. Prints whom each of them met. */
const HANDSHAKE = `
import java.io.*; import java.nio.charset.*; import java.security.*; import java.util.*; import java.util.concurrent.*; import javax.net.ssl.*;
public class Handshake {
  static char[] password = new String(Base64.getDecoder().decode(System.getenv("STORE_PASSWORD")), StandardCharsets.UTF_8).toCharArray();
  static KeyStore load(String file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) { store.load(in, password); }
    return store;
  }
  static SSLContext context(String keys, String roots) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(load(keys), password);
    TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
    others.init(load(roots));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }
  public static void main(String[] args) throws Exception {
    SSLServerSocket listener = (SSLServerSocket) context(args[0], args[2]).getServerSocketFactory().createServerSocket(0);
    listener.setNeedClientAuth(true);
    Future<Principal> met = Executors.newSingleThreadExecutor(task -> { Thread t = new Thread(task); t.setDaemon(true); return t; }).submit(() -> {
      SSLSocket socket = (SSLSocket) listener.accept();
      socket.getInputStream().read();
      return socket.getSession().getPeerPrincipal();
    });
    SSLSocket socket = (SSLSocket) context(args[1], args[2]).getSocketFactory().createSocket("localhost", listener.getLocalPort());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.getOutputStream().write(1);
    System.out.println("server is " + socket.getSession().getPeerPrincipal());
    System.out.println("client is " + met.get(20, TimeUnit.SECONDS));
  }
}`;

function java(program: string, args: readonly string[], password: string): string {
  return run('java', ['-cp', classes, program, ...args], {
    env: { ...process.env, STORE_PASSWORD: toBase64(password) },
  });
}

const read = (file: string, password: string): string => java('ReadKeystore', [file], password);

describe.skipIf(javaMissing)('Java', () => {
  beforeAll(() => {
    const sources = [write(classes, 'ReadKeystore.java', READER), write(classes, 'Handshake.java', HANDSHAKE)];
    run('javac', ['-d', classes, ...sources]);
  });

  const algorithms: readonly KeyAlgorithm[] = ['p256', 'p384', 'rsa-2048', 'ed25519'];

  it.each(generations)('loads %s keystores of keys of all kinds, with the very keys', async (generation) => {
    const leaves = algorithms.map((algorithm) =>
      makeLeaf(pki.issuing, { dns: [`${algorithm}.svc`], key: makeKey(algorithm, 'java') }),
    );
    const stores = await Promise.all(
      leaves.map((leaf) => keystoresOf(issuedFrom(pki, leaf))('changeit', generation, { iterations: 1000 })),
    );
    const files = stores.map((store, index) => write(folder, `${algorithms[index]}.p12`, store));
    const said = java('ReadKeystore', files, 'changeit').replace(/^key (.*)$/gm, (_line, base64: string) =>
      Buffer.from(pkcs8Of(pem('PRIVATE KEY', Buffer.from(base64, 'base64')))).toString('hex'),
    );
    const expected = leaves.flatMap((leaf, index) => [
      `${algorithms[index]}.svc key`,
      `chain CN=${algorithms[index]}.svc`,
      'chain CN=Payments Issuing CA, O=Payments',
      Buffer.from(leaf.keyDer).toString('hex'),
    ]);
    expect(said.trim().split('\n')).toEqual(expected);
  });

  it.each(generations)('opens the %s keystore under any password of ASCII', async (generation) => {
    for (const password of ['', 'a'.repeat(200), ' !"#$%&()*+~']) {
      const file = write(folder, 'java.p12', await keystore(password, generation, { iterations: 1000 }));
      expect(read(file, password)).toContain('api.payments.svc key');
    }
  });

  it.skipIf(opensslMissing)('opens nothing under another password, whoever wrote the file', async () => {
    const ours = write(folder, 'ours.p12', await keystore('pässwörd', 'modern', { iterations: 1000 }));
    const pemFile = write(folder, 'pair.pem', pki.server.pem + pki.server.keyPem);
    const theirs = join(folder, 'theirs.p12');
    const env = { ...process.env, PKCS12_PASSWORD: 'pässwörd' };
    run('openssl', ['pkcs12', '-export', '-in', pemFile, '-out', theirs, '-passout', 'env:PKCS12_PASSWORD'], { env });
    for (const file of [ours, theirs]) expect(() => read(file, 'pässwörd')).toThrow(/not ASCII|password was incorrect/);
  });

  it('shows the root of the truststore as a trusted certificate', async () => {
    const file = write(folder, 'trust.p12', await encodeTruststore(issued, { password: 'changeit', crypto }));
    expect(read(file, 'changeit')).toBe('payments root ca trusted\n');
    const listed = run('keytool', ['-list', '-keystore', file, '-storepass', 'changeit']);
    expect(listed).toContain('trustedCertEntry');
  });

  it('lists the keystore by the friendly name', async () => {
    const file = write(folder, 'list.p12', await keystore('changeit', 'modern'));
    const listed = run('keytool', ['-list', '-v', '-keystore', file, '-storepass', 'changeit']);
    expect(listed).toContain('Alias name: api.payments.svc');
    expect(listed).toContain('Entry type: PrivateKeyEntry');
    expect(listed).toContain('Certificate chain length: 2');
  });

  it('shakes hands by keystores and the truststore, both sides showing who they are', async () => {
    const live = makePki({ now: Date.now(), label: 'java', server: { name: 'localhost', dns: ['localhost'] } });
    const [server, client] = [issuedFrom(live), issuedFrom(live, live.client)];
    const files = [
      write(folder, 'server.p12', await keystoresOf(server)('changeit', 'modern')),
      write(folder, 'client.p12', await keystoresOf(client)('changeit', 'legacy')),
      write(folder, 'roots.p12', await encodeTruststore(server, { password: 'changeit', crypto })),
    ];
    expect(java('Handshake', files, 'changeit')).toBe('server is CN=localhost\nclient is CN=orders\n');
  });
});
