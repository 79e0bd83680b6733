import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causes } from '../../../server/src/handshake/diagnose/registry.ts';
import type { StackErrors } from '../../../server/src/handshake/evidence.ts';
import { opensslMissing, startOpensslServer } from '../servers/openssl-server.ts';
import { Situations } from '../situations/bench.ts';
import { type Call, type Client, makeClients } from './clients.ts';

const pki = new Situations();
const folder = mkdtempSync(join(tmpdir(), 'certscope-stacks-'));
const stopping: (() => unknown)[] = [];
let clients: ReadonlyMap<keyof StackErrors, Client> = new Map();

beforeAll(async () => {
  await pki.make();
  clients = makeClients(folder);
}, 60_000);
afterAll(async () => {
  await Promise.all(stopping.map((stop) => stop()));
  rmSync(folder, { recursive: true, force: true });
});

const pair = (at: string) => ['-cert', `${at}/cert.pem`, '-key', `${at}/key.pem`];
const right = () => pair(pki.pair.path('server'));
const wrong = (defect: string) => () => pair(pki.servers.path(`negative-${defect}`));
const demand = () => [...right(), '-CAfile', pki.pair.path('ca.pem'), '-Verify', '2', '-verify_return_error'];
const trusted = { trust: () => pki.pair.path('ca.pem') };
const ofServers = (defect: string) => ({ trust: () => pki.servers.path(`negative-${defect}/ca.pem`) });

interface Situation {
  readonly cause: string;
  readonly server: () => readonly string[];
  readonly call: Partial<Pick<Call, 'maxVersion' | 'alpn'>> & { readonly trust: () => string };
}

/** What stacks are asked about a server of OpenSSL. */
const situations: readonly Situation[] = [
  { cause: 'server-certificate-expired', server: wrong('expired'), call: ofServers('expired') },
  { cause: 'server-certificate-not-yet-valid', server: wrong('not-yet-valid'), call: ofServers('not-yet-valid') },
  { cause: 'server-certificate-wrong-name', server: wrong('wrong-name'), call: ofServers('wrong-name') },
  { cause: 'server-certificate-wrong-purpose', server: wrong('wrong-purpose'), call: ofServers('wrong-purpose') },
  { cause: 'server-certificate-unknown-ca', server: wrong('unknown-ca'), call: ofServers('unknown-ca') },
  // Development CAs of two machines have the same name.
  {
    cause: 'server-certificate-ca-changed',
    server: right,
    call: { trust: () => pki.strangers.path('ca.pem') },
  },
  { cause: 'client-certificate-required', server: demand, call: trusted },
  { cause: 'client-certificate-required', server: demand, call: { ...trusted, maxVersion: 'TLSv1.2' } },
  { cause: 'protocol-version', server: () => [...right(), '-tls1_3'], call: { ...trusted, maxVersion: 'TLSv1.2' } },
  {
    cause: 'no-shared-cipher',
    server: () => [...right(), '-tls1_2', '-cipher', 'NULL:@SECLEVEL=0'],
    call: { ...trusted, maxVersion: 'TLSv1.2' },
  },
  {
    cause: 'unrecognized-name',
    server: () => {
      const second = right().map((word) => word.replace(/^-(?:cert|key)$/, '$&2'));
      return [...right(), ...second, '-servername', 'www.payments.svc', '-servername_fatal'];
    },
    call: trusted,
  },
  { cause: 'alpn-mismatch', server: () => [...right(), '-alpn', 'other'], call: { ...trusted, alpn: 'h2' } },
];

/** Whether a text has one of the messages that are named for a cause; `…` stands for anything, `(server)` and the like for where it is said. */
function hasOneOf(messages: readonly string[], text: string): boolean {
  return messages.some((message) => {
    const parts = message.replace(/ \([A-Za-z]+\)$/, '').split('…');
    const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
    return new RegExp(pattern, 's').test(text);
  });
}

async function expectNamed(cause: string, call: Call): Promise<void> {
  const says = causes.find(({ id }) => id === cause)?.says;
  const heard = [...clients].map(async ([stack, client]) => ({ stack, said: await client(call) }));
  for (const { stack, said } of await Promise.all(heard))
    expect(hasOneOf(says?.[stack] ?? [], said), `${stack} on ${cause}: ${said}`).toBe(true);
}

function listen<T extends Server | TcpServer>(server: T): Promise<number> {
  stopping.push(() => server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

describe('what a cause is said to look like is what OpenSSL, Go, Java and Node say', () => {
  it
    .skipIf(opensslMissing)
    .each(situations.map((each) => [each.cause, each.call.maxVersion ?? 'any version', each] as const))(
    '%s (%s)',
    async (cause, _version, { server, call }) => {
      const { port, program } = await startOpensslServer('-www', ...server());
      try {
        await expectNamed(cause, { ...call, port, serverName: 'api.payments.svc', trust: call.trust() });
      } finally {
        await program.stop();
      }
    },
    60_000,
  );

  it('plain-http', async () => {
    const port = await listen(createServer());
    await expectNamed('plain-http', { port, serverName: 'api.payments.svc', trust: pki.pair.path('ca.pem') });
  }, 60_000);

  it('connection-closed', async () => {
    const port = await listen(createTcpServer((socket) => socket.once('data', () => socket.end())));
    await expectNamed('connection-closed', { port, serverName: 'api.payments.svc', trust: pki.pair.path('ca.pem') });
  }, 60_000);

  it('connection-reset', async () => {
    const port = await listen(createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    await expectNamed('connection-reset', { port, serverName: 'api.payments.svc', trust: pki.pair.path('ca.pem') });
  }, 60_000);

  it('connection-refused', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    stopping.pop();
    await expectNamed('connection-refused', { port, serverName: 'api.payments.svc', trust: pki.pair.path('ca.pem') });
  }, 60_000);
});
