import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityChoice } from '../../../server/src/issue/tasks.ts';
import { toolMissing } from '../outputs/tools.ts';
import { Delivered } from './delivered.ts';
import { get, listen, material } from './https.ts';
import { output, spawnReady } from './spawn-ready.ts';

const development: AuthorityChoice = { kind: 'development' };
const pythonMissing = toolMissing('python3', '-c', 'import ssl');

/** Connects to a socket file as a client of the pair and prints the status line, or the reason of the failure. */
const client = `
import socket, ssl, sys
path, ca, cert, key = sys.argv[1:5]
context = ssl.create_default_context(cafile=ca)
if cert != '-':
    context.load_cert_chain(cert, key)
raw = socket.socket(socket.AF_UNIX)
raw.connect(path)
try:
    with context.wrap_socket(raw, server_hostname='api.payments.svc') as peer:
        peer.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')
        print(peer.recv(100).split(b'\\r\\n')[0].decode())
except OSError as error:
    print('refused', error)
`;

/** Serves a socket file and greets whoever has a certificate. */
const server = `
import socket, ssl, sys
path, ca, cert, key = sys.argv[1:5]
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=ca)
context.load_cert_chain(cert, key)
context.verify_mode = ssl.CERT_REQUIRED
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
listener.listen()
print('ready', flush=True)
while True:
    raw, _ = listener.accept()
    try:
        with context.wrap_socket(raw, server_side=True) as peer:
            peer.recv(1000)
            peer.sendall(b'HTTP/1.0 200 OK\\r\\n\\r\\n')
    except (ssl.SSLError, OSError):
        pass
`;

describe.skipIf(pythonMissing)('Python', () => {
  const pki = new Delivered();
  const closing: { close(): void }[] = [];
  beforeAll(() =>
    pki.make({
      kind: 'pair',
      serverNames: ['api.payments.svc'],
      clientNames: ['checkout.svc'],
      authority: development,
    }),
  );
  afterAll(() => {
    for (const each of closing) each.close();
  });
  const filesOf = (side: string) => [
    pki.path('ca.pem'),
    pki.path(`${side}/fullchain.pem`),
    pki.path(`${side}/key.pem`),
  ];

  it('is let in by a server that demands a certificate, with one and not without', async () => {
    const path = pki.path('node.sock');
    const call = (...files: readonly string[]) => output('python3', ['-c', client, path, ...files]);
    const refused: string[] = [];
    const server = await listen({ ...material(pki.path('server')), requestCert: true, rejectUnauthorized: true }, path);
    server.on('tlsClientError', (error: NodeJS.ErrnoException) => refused.push(error.code ?? error.message));
    closing.push(server);
    expect(await call(...filesOf('client'))).toBe('HTTP/1.1 200 OK');
    expect(refused).toEqual([]);
    expect(await call(pki.path('ca.pem'), '-', '-')).not.toContain('200');
    expect(refused).toEqual(['ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE']);
  });

  it('lets in a client with a certificate, and none without', async () => {
    const path = pki.path('python.sock');
    closing.push(await spawnReady('python3', ['-c', server, path, ...filesOf('server')]));
    expect(await get({ path, ...material(pki.path('client')) })).toBe('HTTP/1.0 200 OK');
    const { ca } = material(pki.path('client'));
    expect(await get({ path, ca })).not.toContain('200');
  });
});
