import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatReport } from '../../../server/src/handshake/report/format-text.ts';
import type { ConnectionReport, Resumption } from '../../../server/src/handshake/types.ts';
import { english } from '../../../server/src/text/localize.ts';
import { freePort } from '../../free-port.ts';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { nginxMissing, startNginx } from '../../issue/handshakes/nginx.ts';
import { probePort, startSilent } from '../probing.ts';
import { opensslMissing, startOpensslServer } from '../servers/openssl-server.ts';
import { ask } from '../situations/situation.ts';
import { copying, relay } from './relay.ts';

const stopping: (() => unknown)[] = [];
afterAll(() => Promise.all(stopping.map((stop) => stop())));

const pki = new Delivered();
beforeAll(() =>
  pki.make({ kind: 'pair', serverNames: ['localhost'], clientNames: ['orders'], authority: { kind: 'development' } }),
);

const serving = () => ['-cert', pki.path('server/fullchain.pem'), '-key', pki.path('server/key.pem')];

async function startOpenssl(...args: readonly string[]): Promise<number> {
  const { port, program } = await startOpensslServer(...serving(), ...args);
  stopping.push(program.stop);
  return port;
}

const resumptionAt = async (port: number): Promise<Pick<Resumption, 'kind' | 'earlyData'> | undefined> => {
  const { resumption } = await probePort(port);
  return resumption && { kind: resumption.kind, earlyData: resumption.earlyData };
};

describe.skipIf(opensslMissing)('openssl s_server', () => {
  it.each([
    ['that takes early data', ['-early_data', '-max_early_data', '4096']],
    ['… with one ticket alone', ['-early_data', '-max_early_data', '4096', '-num_tickets', '1']],
    ['… and does not mind replays', ['-early_data', '-max_early_data', '4096', '-no_anti_replay']],
    [
      '… with another suite',
      ['-early_data', '-max_early_data', '4096', '-ciphersuites', 'TLS_CHACHA20_POLY1305_SHA256'],
    ],
    ['… with another group', ['-early_data', '-max_early_data', '4096', '-groups', 'P-384', '-no_anti_replay']],
  ])('%s', async (_story, args) => {
    expect(await resumptionAt(await startOpenssl(...args))).toEqual({ kind: 'resumed', earlyData: 'accepted' });
  });

  it('whose tickets allow early data that it then does not take', async () => {
    const port = await startOpenssl('-max_early_data', '4096');
    expect(await resumptionAt(port)).toEqual({ kind: 'resumed', earlyData: 'refused' });
  });

  it('whose tickets allow none is not asked', async () => {
    const port = await startOpenssl();
    expect(await resumptionAt(port)).toEqual({ kind: 'resumed', earlyData: 'not-offered' });
  });

  it('of TLS 1.2, which has none', async () => {
    const port = await startOpenssl('-tls1_2');
    expect(await resumptionAt(port)).toEqual({ kind: 'resumed', earlyData: 'not-offered' });
  });
});

describe.skipIf(nginxMissing)('nginx', () => {
  const start = async (more: string): Promise<number> => {
    const port = await freePort();
    const block = `server {
      listen 127.0.0.1:${port} ssl;
      ssl_protocols TLSv1.3;
      ssl_certificate ${pki.path('server/fullchain.pem')};
      ssl_certificate_key ${pki.path('server/key.pem')};
      ${more}
      return 200 "hello";
    }`;
    const nginx = await startNginx(pki.path(`nginx-${port}`), block);
    stopping.push(nginx.stop);
    return port;
  };

  it('with ssl_early_data takes early data', async () => {
    expect(await resumptionAt(await start('ssl_early_data on;'))).toEqual({ kind: 'resumed', earlyData: 'accepted' });
  });

  it('without it offers none', async () => {
    expect(await resumptionAt(await start(''))).toEqual({ kind: 'resumed', earlyData: 'not-offered' });
  });

  it('that verifies clients is said to take it without the certificate', async () => {
    const port = await start(`ssl_early_data on; ssl_verify_client on; ssl_client_certificate ${pki.path('ca.pem')};`);
    const { evidence } = await ask(port, { client: pki.path('client'), target: { alpn: ['http/1.1'] } });
    expect(evidence.report.resumption?.earlyData).toBe('accepted');
    expect(formatReport(evidence, [], english)).toContain(
      'early data: accepted; others can replay it (RFC 8446 §8), and it is let in with the client certificate of before',
    );
  });
});

it('Node, which has no early data, offers none', async () => {
  const { port, stop } = await startSilent();
  stopping.push(stop);
  expect(await resumptionAt(port)).toEqual({ kind: 'resumed', earlyData: 'not-offered' });
});

/** The third connection of a probe asks about early data; this is what becomes of it. */
async function probeWithThird(third: (socket: Socket) => void): Promise<ConnectionReport> {
  const upstream = await startOpenssl('-early_data', '-max_early_data', '4096');
  let count = 0;
  const server = await relay((socket) => (++count === 3 ? third(socket) : copying(upstream)(socket)));
  stopping.push(server.stop);
  return probePort(server.port, {}, { timeouts: { handshake: 1500 } });
}

describe.skipIf(opensslMissing)('where the answer to the offer says nothing, that is what is reported', () => {
  const helloRecord = (body: readonly number[]): Buffer =>
    Buffer.from([22, 3, 3, body.length >> 8, body.length & 255, ...body]);
  it.each<[string, (socket: Socket) => void]>([
    ['it is silence', () => undefined],
    ['it is the end', (socket) => socket.end()],
    ['it is a reset', (socket) => socket.resetAndDestroy()],
    ['it is noise', (socket) => socket.write(Buffer.alloc(4000, 0x5a))],
    ['it is an alert', (socket) => socket.write(Buffer.from([21, 3, 3, 0, 2, 2, 51]))],
    ['it is a message that is never through', (socket) => socket.write(helloRecord([2, 0xff, 0xff, 0xff, 0, 0]))],
    [
      'it has no end',
      (socket) => {
        const more = (): void => {
          while (socket.writable && socket.write(helloRecord([4, 0, 0x10, 0, ...Array<number>(4096).fill(0)])));
        };
        socket.on('drain', more);
        more();
      },
    ],
  ])('%s', async (_story, third) => {
    const { attempt, resumption } = await probeWithThird(third);
    expect(attempt.outcome.kind).toBe('accepted');
    expect(resumption).toMatchObject({ kind: 'resumed', earlyData: 'unknown' });
  });
});

it.skipIf(opensslMissing)('the hello is all that is sent: no early data, and no end of a handshake', async () => {
  const upstream = await startOpenssl('-early_data', '-max_early_data', '4096');
  const sent: Buffer[] = [];
  let count = 0;
  const server = await relay((socket) => {
    if (++count === 3) socket.on('data', (bytes: Buffer) => sent.push(bytes));
    copying(upstream)(socket);
  });
  stopping.push(server.stop);
  const report = await probePort(server.port);
  expect(report.resumption?.earlyData).toBe('accepted');
  expect(count).toBe(3);
  const bytes = Buffer.concat(sent);
  expect([bytes[0], bytes[5], bytes.readUInt16BE(3)]).toEqual([22, 1, bytes.length - 5]);
});

it.skipIf(opensslMissing)('tickets are wiped when the test is over', async () => {
  const port = await startOpenssl('-early_data', '-max_early_data', '4096');
  const kept: Uint8Array[] = [];
  const { emit } = TLSSocket.prototype;
  const spy = vi.spyOn(TLSSocket.prototype, 'emit').mockImplementation(function watch(
    this: TLSSocket,
    ...args: unknown[]
  ) {
    const [event, bytes] = args;
    if (event === 'session' && bytes instanceof Uint8Array) kept.push(bytes);
    return Reflect.apply(emit, this, args);
  });
  try {
    await probePort(port);
  } finally {
    spy.mockRestore();
  }
  expect(kept.length).toBeGreaterThan(1);
  expect(kept.flatMap((bytes) => [...bytes]).some((byte) => byte !== 0)).toBe(false);
});
